// Keys for editors who go through much feedback; without it the page does all the same. They work only while the focus is
// within an answer, so that no key that is typed or spoken elsewhere does anything (WCAG 2.1.4).
const list = document.querySelector('.entries');
const entries = [...list.querySelectorAll('.entry')];
const keys = document.querySelector('.keys');
const bar = document.querySelector('.chosen');
keys.hidden = false;

const choose = document.createElement('button');
choose.type = 'button';
choose.textContent = 'Choose all on this page';
choose.addEventListener('click', () => {
  const boxes = entries.map(entry => entry.querySelector('[name=id]'));
  const on = boxes.some(box => !box.checked);
  boxes.forEach(box => { box.checked = on; });
  choose.textContent = on ? 'Choose none' : 'Choose all on this page';
});
bar.append(choose);

list.addEventListener('keydown', event => {
  const at = entries.indexOf(event.target.closest('.entry'));
  if (at < 0 || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) {
    return;
  }

  const { key } = event;
  if (key === 'j' || key === 'k') {
    entries[at + (key === 'j' ? 1 : -1)]?.focus();
  } else if (key === '?') {
    keys.open = true;
    keys.querySelector('summary').focus();
  } else if ('sdx'.includes(key)) {
    entries[at].querySelector(`[data-key="${key}"]`)?.click();
  } else {
    return;
  }

  event.preventDefault();
});

// After something was done, go on from there.
document.querySelector('.entry:target')?.focus();
