// Reloads the page when what the editor has saved, or the site itself, is no longer what it shows. However many tabs are open,
// one of them listens and tells the others: browsers keep few connections to one site.
const shown = document.currentScript.dataset.state;
const tabs = new BroadcastChannel('preview');
let stream;
let latest;
let leave = () => {};

const heed = state => {
  if (state !== shown) location.reload();
};

const listen = () => {
  stream = new EventSource('/problems/events');
  stream.onmessage = ({ data }) => {
    latest = data;
    tabs.postMessage(data);
    heed(data);
  };
  // Lost connections are opened again by the browser; refused ones are not.
  stream.onerror = () => {
    if (stream.readyState === EventSource.CLOSED) setTimeout(listen, 1000);
  };
};

const lead = () => new Promise(done => {
  leave = done;
  listen();
});

tabs.onmessage = ({ data }) => {
  if (data !== '') heed(data);
  else if (latest) tabs.postMessage(latest);
};
tabs.postMessage('');
// Without a secure origin there are no locks, and each tab listens for itself.
if (navigator.locks) navigator.locks.request('preview', lead);
else lead();

addEventListener('pagehide', () => {
  stream?.close();
  leave();
});
addEventListener('pageshow', event => {
  if (event.persisted) location.reload();
});
