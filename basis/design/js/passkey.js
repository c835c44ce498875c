// Signing in with a passkey, adding one: the device signs, the form sends what it signed. Hung on data-passkey.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const known = (list) => (list || []).map((each) => ({ ...each, id: bytes(each.id) }));

async function create({ publicKey }) {
  const made = await navigator.credentials.create({ publicKey: {
    ...publicKey,
    challenge: bytes(publicKey.challenge),
    user: { ...publicKey.user, id: bytes(publicKey.user.id) },
    excludeCredentials: known(publicKey.excludeCredentials),
  } });
  return signed(made, {
    attestationObject: text(made.response.attestationObject),
    transports: made.response.getTransports ? made.response.getTransports() : [],
  });
}

async function get({ publicKey }) {
  const got = await navigator.credentials.get({ publicKey: {
    ...publicKey, challenge: bytes(publicKey.challenge), allowCredentials: known(publicKey.allowCredentials),
  } });
  const { authenticatorData, signature, userHandle } = got.response;
  return signed(got, {
    authenticatorData: text(authenticatorData),
    signature: text(signature),
    userHandle: userHandle ? text(userHandle) : null,
  });
}

function signed(credential, response) {
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: { clientDataJSON: text(credential.response.clientDataJSON), ...response },
  };
}

async function options(form) {
  const place = form.dataset.passkeyOptions;
  if (place) return JSON.parse(document.getElementById(place).textContent);
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  return (await answer.json()).request_options;
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const failed = form.querySelector("[data-passkey-failed]");
      failed.hidden = true;
      try {
        const act = form.dataset.passkey === "create" ? create : get;
        form.elements.credential.value = JSON.stringify(await act(await options(form)));
        form.submit();
      } catch {
        failed.hidden = false; // refused by the person or the device; she may try again
      }
    });
  }
}
