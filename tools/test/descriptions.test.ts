import { expect, test } from '@jest/globals'
import { type ASTNode, parse, visit } from 'graphql'
import { readTypeDefs } from '../../packages/service-kit/src/type-definitions.ts'
import { servicesWithSchema } from '../services.ts'

const described = new Set([
  'ScalarTypeDefinition',
  'ObjectTypeDefinition',
  'InterfaceTypeDefinition',
  'UnionTypeDefinition',
  'EnumTypeDefinition',
  'EnumValueDefinition',
  'InputObjectTypeDefinition',
  'FieldDefinition',
  'InputValueDefinition',
])

/** Names, as a path, of every element of an SDL that says nothing of itself. */
function undescribed(document: ASTNode): string[] {
  const silent: string[] = []
  visit(document, {
    enter(node, _key, _parent, _path, ancestors) {
      if (!described.has(node.kind) || ('description' in node && node.description?.value.trim())) return
      const around = ancestors.flatMap((one) => ('name' in one && one.name ? [one.name.value] : []))
      silent.push([...around, 'name' in node ? node.name?.value : ''].join('.'))
    },
  })
  return silent
}

test.each(servicesWithSchema())('GQ-04 every element of $name is described', ({ schema }) => {
  expect(undescribed(readTypeDefs(schema))).toEqual([])
})

test('GQ-04 a type, field, argument, enum value or input field without a description is seen', () => {
  const sdl = `
    """d""" type T { """d""" a("""d""" x: Int, y: Int): Int b: Int }
    type U { """d""" a: Int }
    """d""" enum E { A """d""" B }
    """d""" input I { a: Int }
    """d""" union V = T | U
    """ """ scalar S`
  expect(undescribed(parse(sdl))).toEqual(['T.a.y', 'T.b', 'U', 'E.A', 'I.a', 'S'])
})
