// What a hostile script or a pasted text would try on any page. Each row is one attempt, handed to the page as text, so it sees
// nothing but its argument: the trap's address. It gives true when it saw that it worked, or a text to paste.
//
// WebAssembly is not here: WebKit lets a script that runs already compile it, whatever the policy says, and it can do nothing that
// the script cannot.

/** What a stranger's script does in a pasted text: it marks the page. */
const MARK = "document.documentElement.dataset.ran='pasted'";

/** Sends something out of the computer, or fetches something into the page. Seen by the trap. */
const outward = {
  fetch: ({ at }) => fetch(`${at}/fetch`, { mode: "no-cors" }),
  "fetch that outlives the page": ({ at }) =>
    fetch(`${at}/keepalive`, { method: "POST", keepalive: true, mode: "no-cors" }),
  XMLHttpRequest: ({ at }) => {
    const request = new XMLHttpRequest();
    request.open("GET", `${at}/xhr`);
    request.send();
  },
  WebSocket: ({ at }) => void new WebSocket(`${at.replace("http", "ws")}/socket`),
  EventSource: ({ at }) => void new EventSource(`${at}/events`),
  beacon: ({ at }) => void navigator.sendBeacon(`${at}/beacon`, "x"),
  image: ({ at }) => void (new Image().src = `${at}/image`),
  "image set": ({ at }) => void (new Image().srcset = `${at}/srcset 1x`),
  "pasted image": ({ at }) => ({ paste: `<img src="${at}/pasted-image">` }),
  "pasted video": ({ at }) => ({ paste: `<video autoplay src="${at}/video" poster="${at}/poster"></video>` }),
  "pasted audio": ({ at }) => ({ paste: `<audio autoplay preload=auto src="${at}/audio"></audio>` }),
  "picture inside a drawing": ({ at }) => ({ paste: `<svg><image href="${at}/svg-image" width=9 height=9 /></svg>` }),
  "style attribute": ({ at }) => ({ paste: `<p style="background:url(${at}/style-attribute)">x</p>` }),
  "style element": ({ at }) => ({ paste: `<style>body{background:url(${at}/style-element)}</style>` }),
  "imported style": ({ at }) => ({ paste: `<style>@import url(${at}/style.css);</style>` }),
  "style sheet": ({ at }) => ({ paste: `<link rel=stylesheet href="${at}/style.css">` }),
  font: ({ at }) => new FontFace("stranger", `url(${at}/font)`).load(),
  frame: ({ at }) => ({ paste: `<iframe src="${at}/frame"></iframe>` }),
  object: ({ at }) => ({ paste: `<object data="${at}/object"></object>` }),
  embed: ({ at }) => ({ paste: `<embed src="${at}/embed">` }),
  "script from elsewhere": ({ at }) => {
    const script = document.createElement("script");
    script.src = `${at}/script.js`;
    document.head.append(script);
  },
  "module from elsewhere": ({ at }) => import(`${at}/module.js`),
  worker: ({ at }) => void new Worker(`${at}/worker.js`),
  "shared worker": ({ at }) => void new SharedWorker(`${at}/shared.js`),
  "service worker": ({ at }) => navigator.serviceWorker.register(`${at}/service.js`),
  form: ({ at }) => {
    const form = Object.assign(document.createElement("form"), { action: `${at}/form`, method: "post" });
    document.body.append(form);
    form.submit();
  },
  "form in another window": ({ at }) => {
    const form = Object.assign(document.createElement("form"), { action: `${at}/form-window`, target: "_blank" });
    document.body.append(form);
    form.submit();
  },
  "refresh by the page": ({ at }) => ({ paste: `<meta http-equiv=refresh content="0;url=${at}/refresh">` }),
  "another base": ({ at }) => ({ paste: `<base href="${at}/"><img src="from-base">` }),
  "another window": ({ at }) => void window.open(`${at}/window`),
  "another place": ({ at }) => void window.location.assign(`${at}/place`),
  "another place instead": ({ at }) => void window.location.replace(`${at}/instead`),
  "link that is clicked": ({ at }) => {
    const link = Object.assign(document.createElement("a"), { href: `${at}/link`, ping: `${at}/ping` });
    document.body.append(link);
    link.click();
  },
  "link to another window": ({ at }) => {
    const link = Object.assign(document.createElement("a"), { href: `${at}/link-window`, target: "_blank" });
    document.body.append(link);
    link.click();
  },
  prefetch: ({ at }) => ({ paste: `<link rel=prefetch href="${at}/prefetch">` }),
  preload: ({ at }) => ({ paste: `<link rel=preload as=image href="${at}/preload">` }),
  "module preload": ({ at }) => ({ paste: `<link rel=modulepreload href="${at}/module.js">` }),
  manifest: ({ at }) => ({ paste: `<link rel=manifest href="${at}/manifest">` }),
  preconnect: ({ at }) => ({ paste: `<link rel=preconnect href="${at}">` }),
  "call between browsers": async ({ stun }) => {
    const call = new RTCPeerConnection({ iceServers: [{ urls: stun }] });
    call.createDataChannel("x");
    await call.setLocalDescription(await call.createOffer());
  },
};

/** Runs a script that is not ours. Seen by the mark on the page, or by what `go` returns. */
const scripts = {
  "pasted script": () => ({ paste: "<script>MARK</script>" }),
  "script element": () => {
    const script = document.createElement("script");
    script.textContent = "document.documentElement.dataset.ran = 'element'";
    document.head.append(script);
  },
  "image that fails": () => ({ paste: `<img src="" onerror="MARK">` }),
  "drawing that loads": () => ({ paste: `<svg onload="MARK"></svg>` }),
  "details that open": () => ({ paste: `<details open ontoggle="MARK"><summary>x</summary></details>` }),
  "handler attribute": () => {
    const button = document.createElement("button");
    button.setAttribute("onclick", "document.documentElement.dataset.ran = 'handler'");
    document.body.append(button);
    button.click();
  },
  "script link": () => {
    const link = Object.assign(document.createElement("a"), {
      href: "javascript:void(document.documentElement.dataset.ran='link')",
    });
    document.body.append(link);
    link.click();
  },
  "script place": () => void window.location.assign("javascript:void(document.documentElement.dataset.ran='place')"),
  eval: () => (0, eval)("40 + 2") === 42,
  "function from text": () => new Function("return 42")() === 42,
  "timer from text": () => void setTimeout("document.documentElement.dataset.ran = 'timer'", 0),
  "data script": () => {
    const script = document.createElement("script");
    script.src = "data:text/javascript,document.documentElement.dataset.ran='data'";
    document.head.append(script);
  },
  "blob script": () => {
    const script = document.createElement("script");
    script.src = URL.createObjectURL(
      new Blob(["document.documentElement.dataset.ran='blob'"], { type: "text/javascript" }),
    );
    document.head.append(script);
  },
  "data module": () => import("data:text/javascript,document.documentElement.dataset.ran='module'"),
  "blob worker": () =>
    new Promise((done) => {
      const worker = new Worker(URL.createObjectURL(new Blob(["postMessage(1)"], { type: "text/javascript" })));
      worker.onmessage = () => done(true);
      worker.onerror = () => done(false);
    }),
  "frame with a document": () => ({ paste: `<iframe srcdoc="<script>parent.MARK</script>"></iframe>` }),
  "frame with a script": () => {
    const frame = Object.assign(document.createElement("iframe"), {
      src: "javascript:void(parent.document.documentElement.dataset.ran='frame')",
    });
    document.body.append(frame);
  },
  "style that is pasted": () => {
    const style = document.createElement("style");
    style.textContent = "body { --stranger: in }";
    document.head.append(style);
    return getComputedStyle(document.body).getPropertyValue("--stranger").trim() === "in";
  },
};

const rows = (all) => Object.entries(all).map(([name, go]) => ({ name, go: go.toString().replaceAll("MARK", MARK) }));

/** Every attempt that any page could make. */
export const attempts = [...rows(outward), ...rows(scripts)];

/**
 * Tries one attempt in a page: true where the attempt saw that it worked, the refusal's words where it was refused. A driver's own
 * script is outside the page's policy; what it starts is not. A pasted text comes in by the way that runs its scripts.
 */
export async function attempt(driver, { go }, options) {
  const script = `
    const options = arguments[0];
    const finish = arguments[arguments.length - 1];
    const late = new Promise((done) => setTimeout(() => done("no answer"), options.deadline));
    const tried = (async () => {
      try {
        const made = await (${go})(options);
        if (made?.paste) document.body.append(document.createRange().createContextualFragment(made.paste));
        return made === true;
      } catch (refused) {
        return "refused: " + refused;
      }
    })();
    const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    void Promise.race([tried, late]).then(async (answer) => {
      await drawn();
      finish(answer);
    });`;
  return driver.executeAsyncScript(script, options);
}

/** Whether a stranger's script marked the page; the mark is wiped for the next attempt. */
export async function marked(driver) {
  return driver.executeScript(`
    const mark = document.documentElement.dataset.ran;
    delete document.documentElement.dataset.ran;
    return mark ?? null;`);
}
