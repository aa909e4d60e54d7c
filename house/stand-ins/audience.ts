/** The audience of access tokens; the gateway's OIDC_AUDIENCE. */
export const apiAudience = 'urn:passerelle:api'
/** The grant with which a program gets a token for anybody it names. */
export const demoPersonGrant = 'urn:passerelle:demo-person'
