// What only a script can do for editors: make and use passkeys, and read a one-time link, whose code no server sees by itself.
const ways = {
  create: (options) => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }),
  get: (options) => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }),
};

const troubles = {
  InvalidStateError: 'This device has a passkey for you already.',
  NotAllowedError: 'Nothing was done: it was cancelled or took too long. You can try again.',
};

const optionsOf = async (form) => {
  const answer = await fetch(form.dataset.options, {
    method: 'POST',
    headers: { RequestVerificationToken: form.elements.__RequestVerificationToken.value },
  });
  return answer.json();
};

const use = async (form) => {
  const said = form.querySelector('[role=status]');
  said.textContent = '';
  try {
    const credential = await ways[form.dataset.passkey](await optionsOf(form));
    form.elements.credential.value = JSON.stringify(credential);
    form.submit();
  } catch (trouble) {
    said.textContent = troubles[trouble.name] ?? 'That did not work. Load this page again and try once more.';
  }
};

if (globalThis.PublicKeyCredential?.parseCreationOptionsFromJSON) {
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    form.hidden = false;
    form.nextElementSibling.hidden = true;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      use(form);
    });
  }
}

const link = document.querySelector('[data-from-link]');
if (link && location.hash.length > 1) {
  link.value = location.hash.slice(1);
  history.replaceState(null, '', location.pathname);
}
