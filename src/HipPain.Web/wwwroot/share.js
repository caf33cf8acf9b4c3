// What only a script can do: copy the address and open the print dialogue. Without it readers do both with their browser.
const ways = document.querySelector('.share-ways');
const said = document.querySelector('.share-said');
const { address } = ways.dataset;

const add = (words, act) => {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = words;
  button.addEventListener('click', act);
  ways.append(button);
};

if (address && navigator.clipboard) {
  add('Copy the address', async () => {
    said.textContent = '';
    try {
      await navigator.clipboard.writeText(address);
      said.textContent = 'The address is copied.';
    } catch {
      said.textContent = 'Your browser does not let us copy. Select the address above and copy it.';
    }
  });
}

add('Print', () => print());
