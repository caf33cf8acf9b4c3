// Tells the site that this page is shown: its address and, if the reader came from outside, the host of the page with the link.
const [visit] = performance.getEntriesByType('navigation');
const link = /^https?:/.test(document.referrer) ? new URL(document.referrer) : null;
const told = visit?.type === 'reload' || link?.origin === location.origin
  ? location.pathname
  : `${location.pathname}\n${link?.hostname ?? ''}`;

// A page that the reader goes back to was told when it was first shown; one that is drawn ahead or behind may never be seen.
let isTold = visit?.type === 'back_forward';
const tell = () => {
  if (!isTold && !document.prerendering && document.visibilityState === 'visible') {
    isTold = navigator.sendBeacon('/views', told);
  }
};

document.addEventListener('prerenderingchange', tell);
document.addEventListener('visibilitychange', tell);
tell();
