// A provider of OpenID Connect for a test: node oidc-provider.mjs PORT JWKS_OF_CLIENT REDIRECT_URI AFTER_SIGNING_OUT
// Everybody signs in under the name she types; "sociaal" is a group of all. It asks for PKCE and private_key_jwt.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import Provider from "oidc-provider";

const [port, jwks, back, home] = process.argv.slice(2);
const ACR = "http://eidas.europa.eu/LoA/substantial";
const SCOPES = "openid email profile";

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{
    client_id: "basis",
    redirect_uris: [back],
    post_logout_redirect_uris: [home],
    grant_types: ["authorization_code"],
    response_types: ["code"],
    token_endpoint_auth_method: "private_key_jwt",
    token_endpoint_auth_signing_alg: "RS256",
    jwks: JSON.parse(readFileSync(jwks, "utf8")),
  }],
  clientAuthMethods: ["private_key_jwt"],
  pkce: { required: () => true },
  acrValues: [ACR],
  claims: { openid: ["sub"], acr: null, email: ["email", "email_verified"], profile: ["name", "groups"] },
  conformIdTokenClaims: false,
  findAccount: (_context, id) => ({
    accountId: id,
    claims: async () => ({
      sub: id, name: id, email: `${id.toLowerCase()}@gemeente.test`, email_verified: true, groups: ["sociaal"],
    }),
  }),
  loadExistingGrant: async ({ oidc }) => { // nobody is asked twice
    const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
    grant.addOIDCScope(SCOPES);
    await grant.save();
    return grant;
  },
  interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
  features: { devInteractions: { enabled: false } },
  cookies: { keys: ["a test"] },
});

const answer = provider.callback();
createServer(async (request, response) => {
  if (!request.url.startsWith("/interaction/")) return answer(request, response);
  if (request.method === "GET") {
    response.setHeader("Content-Type", "text/html");
    return response.end('<link rel="icon" href="data:,"><form method="post"><label>Name <input name="name"></label><button>Sign in</button></form>');
  }
  let sent = "";
  for await (const part of request) sent += part;
  const login = { accountId: new URLSearchParams(sent).get("name"), acr: ACR };
  return provider.interactionFinished(request, response, { login });
}).listen(Number(port), "127.0.0.1");
