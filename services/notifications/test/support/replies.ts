/** What mail programs send when somebody answers an invitation, as they write it; the facts are those of the test. */
export interface Written {
  from: string
  to: string
  uid: string
  attendee: string
  partstat: string
  sequence?: number
  /** `20261122T090500Z`; absent: the program leaves DTSTAMP out. */
  stamp?: string
  startsAt?: string
  comment?: string
  messageId?: string
}

const crlf = (lines: readonly (string | undefined)[]) => lines.filter((line) => line !== undefined).join('\r\n')
const base64 = (text: string, encoding: BufferEncoding = 'utf8') =>
  Buffer.from(text, encoding).toString('base64').replace(/.{76}/g, '$&\r\n')
const quoted = (text: string) =>
  text
    .replace(/[^\t\r\n !-<>-~]/gu, (one) =>
      [...Buffer.from(one)].map((byte) => `=${byte.toString(16).toUpperCase()}`).join(''),
    )
    .replace(/=(?![0-9A-F]{2})/g, '=3D')
let count = 0
const id = ({ messageId }: Written) => messageId ?? `<${++count}.${Date.now()}@mail.example.org>`

export const gmail = (r: Written) =>
  crlf([
    `From: =?UTF-8?Q?In=C3=A8s?= <${r.from}>`,
    `Sender: Google Calendar <calendar-notification@google.com>`,
    `To: ${r.to}`,
    'Subject: =?UTF-8?B?QWNjZXB0w6kgOiBFbnRyZXRpZW4=?=',
    `Message-ID: ${id(r)}`,
    'Auto-Submitted: auto-generated',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="000000000000aa"',
    '',
    '--000000000000aa',
    'Content-Type: multipart/alternative; boundary="000000000000bb"',
    '',
    '--000000000000bb',
    'Content-Type: text/plain; charset="UTF-8"; format=flowed; delsp=yes',
    'Content-Transfer-Encoding: base64',
    '',
    base64('Inès a accepté cette invitation.'),
    '--000000000000bb',
    'Content-Type: text/calendar; charset="UTF-8"; method=REPLY',
    'Content-Transfer-Encoding: 7bit',
    '',
    googleCalendar(r),
    '--000000000000bb--',
    '--000000000000aa',
    'Content-Type: application/ics; name="invite.ics"',
    'Content-Disposition: attachment; filename="invite.ics"',
    'Content-Transfer-Encoding: base64',
    '',
    base64(googleCalendar(r)),
    '--000000000000aa--',
    '',
  ])

const googleCalendar = (r: Written, method = 'REPLY') =>
  crlf([
    'BEGIN:VCALENDAR',
    'PRODID:-//Google Inc//Google Calendar 70.9054//EN',
    'VERSION:2.0',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    'BEGIN:VEVENT',
    `DTSTART:${r.startsAt ?? '20261203T090000Z'}`,
    `DTEND:${r.startsAt?.replace('0000Z', '2000Z') ?? '20261203T092000Z'}`,
    r.stamp && `DTSTAMP:${r.stamp}`,
    `ORGANIZER;CN=Passerelle:mailto:${r.to}`,
    `UID:${r.uid}`,
    `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=${r.partstat};CN=Ines;X-NUM-GUESTS=0:ma`,
    ` ilto:${r.attendee}`,
    r.comment && `COMMENT:${r.comment}`,
    `SEQUENCE:${r.sequence ?? 0}`,
    'STATUS:CONFIRMED',
    'SUMMARY:Entretien',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ])

/** Outlook with Exchange: no ORGANIZER, `MAILTO:`, Windows zones, base64, and the comment in the calendar. */
export const exchange = (r: Written, method = 'REPLY') =>
  crlf([
    `From: "Marchand, Ines" <${r.from}>`,
    `To: Passerelle <${r.to}>`,
    'Subject: =?iso-8859-1?Q?Accept=E9=A0:_Entretien?=',
    'Thread-Topic: Entretien',
    `Message-ID: ${id(r)}`,
    'X-MS-Has-Attach:',
    'X-Auto-Response-Suppress: DR, OOF, AutoReply',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative;',
    '\tboundary="_000_AM0PR01MB"',
    '',
    '--_000_AM0PR01MB',
    'Content-Type: text/plain; charset="iso-8859-1"',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'Avec plaisir =E0 jeudi',
    '--_000_AM0PR01MB',
    `Content-Type: text/calendar; charset="utf-8"; method=${method}`,
    'Content-Transfer-Encoding: base64',
    '',
    base64(
      crlf([
        'BEGIN:VCALENDAR',
        `METHOD:${method}`,
        'PRODID:Microsoft Exchange Server 2010',
        'VERSION:2.0',
        'BEGIN:VTIMEZONE',
        'TZID:Romance Standard Time',
        'BEGIN:STANDARD',
        'DTSTART:16010101T030000',
        'TZOFFSETFROM:+0200',
        'TZOFFSETTO:+0100',
        'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10',
        'END:STANDARD',
        'END:VTIMEZONE',
        'BEGIN:VEVENT',
        `ATTENDEE;PARTSTAT=${r.partstat};CN="Marchand, Inès":MAILTO:${r.attendee.toUpperCase()}`,
        `COMMENT;LANGUAGE=fr-FR:${r.comment ?? ''}\\n`,
        `UID:${r.uid}`,
        'SUMMARY;LANGUAGE=fr-FR:Entretien',
        `DTSTART;TZID=Romance Standard Time:${r.startsAt ?? '20261203T100000'}`,
        `DTEND;TZID=Romance Standard Time:${r.startsAt?.replace(/0000$/, '2000') ?? '20261203T102000'}`,
        r.stamp && `DTSTAMP:${r.stamp}`,
        `SEQUENCE:${r.sequence ?? 0}`,
        'X-MICROSOFT-CDO-APPT-SEQUENCE:0',
        'BEGIN:VALARM',
        'DESCRIPTION:REMINDER',
        'TRIGGER;RELATED=START:-PT15M',
        'ACTION:DISPLAY',
        'END:VALARM',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ]),
    ),
    '--_000_AM0PR01MB--',
    '',
  ])

/** Outlook on its own, writing UTF-16 and calling the file mere bytes. */
export const outlook = (r: Written) =>
  crlf([
    `From: <${r.from}>`,
    `To: <${r.to}>`,
    'Subject: Accepted: Entretien',
    `Message-ID: ${id(r)}`,
    'Content-Type: multipart/mixed; boundary=outlook',
    '',
    '--outlook',
    'Content-Type: application/octet-stream; name="meeting.ics"',
    'Content-Transfer-Encoding: base64',
    '',
    base64(`\ufeff${googleCalendar(r)}`, 'utf16le'),
    '--outlook--',
    '',
  ])

/** Apple Calendar: quoted-printable, EMAIL beside the address, one part only. */
export const apple = (r: Written) =>
  crlf([
    `From: Ines <${r.from}>`,
    `To: ${r.to}`,
    'Subject: Ines accepted the invitation',
    `Message-Id: ${id(r)}`,
    'Mime-Version: 1.0 (1.0)',
    'Content-Type: text/calendar; method=REPLY; charset=UTF-8; name=reply.ics',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    quoted(
      crlf([
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Apple Inc.//macOS 15.1//EN',
        'METHOD:REPLY',
        'CALSCALE:GREGORIAN',
        'BEGIN:VEVENT',
        `UID:${r.uid}`,
        `ATTENDEE;CN="Inès Marchand";CUTYPE=INDIVIDUAL;EMAIL="${r.attendee}";PARTSTAT=${r.partstat}:/aMTI/principal/`,
        'DTSTART:20261203T090000Z',
        r.stamp && `DTSTAMP:${r.stamp}`,
        `SEQUENCE:${r.sequence ?? 0}`,
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ]),
    ),
  ])

/** Thunderbird: bare line feeds in the calendar, application/ics only, DTSTAMP and SEQUENCE left out when the test does. */
export const thunderbird = (r: Written) =>
  crlf([
    `From: =?utf-8?B?SW7DqHM=?= <${r.from}>`,
    `To: ${r.to}`,
    'Subject: Invitation =?utf-8?Q?accept=C3=A9e?=',
    `Message-ID: ${id(r)}`,
    'User-Agent: Mozilla Thunderbird',
    'Content-Type: multipart/mixed; boundary="------------thunder"',
    '',
    '--------------thunder',
    'Content-Type: text/plain; charset=UTF-8; format=flowed',
    '',
    'Ines a accepté.',
    '--------------thunder',
    'Content-Type: application/ics; name="invite.ics"',
    'Content-Disposition: attachment; filename="invite.ics"',
    'Content-Transfer-Encoding: 8bit',
    '',
    [
      'BEGIN:VCALENDAR',
      'PRODID:-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN',
      'VERSION:2.0',
      'METHOD:REPLY',
      'BEGIN:VEVENT',
      `UID:${r.uid}`,
      `ATTENDEE;RSVP=TRUE;PARTSTAT=${r.partstat};ROLE=REQ-PARTICIPANT:mailto:${r.attendee}`,
      ...(r.stamp ? [`DTSTAMP:${r.stamp}`] : []),
      ...(r.sequence === undefined ? [] : [`SEQUENCE:${r.sequence}`]),
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\n'),
    '--------------thunder--',
    '',
  ])

/** A server that answers for its people, from an address of its own. */
export const nextcloud = (r: Written) =>
  apple({ ...r, from: 'no-reply@cloud.example.net' }).replace(
    'Mime-Version',
    'Auto-Submitted: auto-generated\r\nMime-Version',
  )

export const programs = { gmail, exchange, outlook, apple, thunderbird, nextcloud }

/** Another time is asked for. */
export const counter = (r: Written) => exchange(r, 'COUNTER')

/** Says two things at once. */
export const contradiction = (r: Written) =>
  gmail(r).replace(base64(googleCalendar(r)), base64(googleCalendar({ ...r, partstat: 'DECLINED' })))

export const bodyOnly = (r: Written) =>
  crlf([
    `From: ${r.from}`,
    `To: ${r.to}`,
    'Subject: Accepted: Entretien',
    `Message-ID: ${id(r)}`,
    '',
    'Très bien, à jeudi !',
    '',
    'Le 22 nov. 2026 à 10:00, Passerelle <x@example.org> a écrit :',
    '> Votre entretien',
    '',
  ])

/** Out of office, with the invitation quoted whole: an answering calendar inside of it is nobody's answer. */
export const outOfOffice = (r: Written) =>
  crlf([
    `From: ${r.from}`,
    `To: ${r.to}`,
    'Subject: Automatic reply: Entretien',
    `Message-ID: ${id(r)}`,
    'Auto-Submitted: auto-replied',
    'Content-Type: multipart/mixed; boundary=ooo',
    '',
    '--ooo',
    'Content-Type: text/plain',
    '',
    'I am away until Monday.',
    '--ooo',
    'Content-Type: message/rfc822',
    '',
    gmail(r),
    '--ooo--',
    '',
  ])

type Recipient = readonly [address: string, action: string, status: string, words: string]

/** A delivery report (RFC 3464) down to what it says of each recipient. */
const reportOf = (r: Pick<Written, 'to'>, recipients: readonly Recipient[], ...more: string[]) => [
  'Return-Path: <>',
  'From: Mail Delivery System <mailer-daemon@mx.example.net>',
  `To: ${r.to}`,
  'Subject: Undelivered Mail Returned to Sender',
  `Message-ID: ${id(r as Written)}`,
  ...more,
  'Content-Type: multipart/report; report-type=delivery-status; boundary=dsn',
  '',
  '--dsn',
  'Content-Type: text/plain',
  '',
  'Sorry.',
  '--dsn',
  'Content-Type: message/delivery-status',
  '',
  'Reporting-MTA: dns; mx.example.net',
  '',
  ...recipients.flatMap(([address, action, status, words]) => [
    `Final-Recipient: rfc822; ${address}`,
    `Action: ${action}`,
    `Status: ${status}`,
    `Diagnostic-Code: smtp; ${words}`,
    '',
  ]),
]

/** A delivery report that gives the mail back. */
export const bounce = (r: Written, status = '5.1.1', action = 'failed') =>
  crlf([
    ...reportOf(r, [[r.attendee, action, status, `550 ${status} No such user`]], 'Auto-Submitted: auto-replied'),
    '--dsn',
    'Content-Type: message/rfc822',
    '',
    gmail(r),
    '--dsn--',
    '',
  ])

/** An answering calendar that is written by hand: each VEVENT by its own lines. */
export const calendarOf = (events: readonly (readonly string[])[], method = 'REPLY') =>
  crlf([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Example//EN',
    `METHOD:${method}`,
    ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ])

/** A mail of one calendar, as it is given. */
export const withCalendar = (r: Pick<Written, 'from' | 'to'>, calendar: string, method = 'REPLY') =>
  crlf([
    `From: ${r.from}`,
    `To: ${r.to}`,
    'Subject: Re: Entretien',
    `Message-ID: ${id(r as Written)}`,
    `Content-Type: text/calendar; charset=utf-8; method=${method}`,
    'Content-Transfer-Encoding: base64',
    '',
    base64(calendar),
    '',
  ])

/** A mail of words, in one part of the given type. */
export const withWords = (r: Pick<Written, 'from' | 'to'>, words: string, type = 'text/plain') =>
  crlf([
    `From: ${r.from}`,
    `To: ${r.to}`,
    'Subject: Re: Entretien',
    `Message-ID: ${id(r as Written)}`,
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    '',
    base64(words),
    '',
  ])

/** A delivery report of several recipients: address, action, status and the server's words of each. */
export const report = (r: Pick<Written, 'to'>, recipients: readonly Recipient[]) =>
  crlf([...reportOf(r, recipients), '--dsn--', ''])
