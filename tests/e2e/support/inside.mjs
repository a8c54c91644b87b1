// What a hostile script would try that already runs inside our page: with the page's own means, on the host behind it.
import { attempt } from "./attacks.mjs";
import { DEADLINE_MS } from "./deadline.mjs";
import { picture } from "./photos.mjs";

/** Puts one photo into the log as the page does, and gives its id. */
export async function keepOne(window) {
  const keep = `async ({ bytes }) => {
    const hair = { hours_since_shave: null, clipper_tenths: null };
    const facts = { view: "front", origin: "import", on: null, file_at: null, hair, private: false };
    const headers = { "x-stipple-command": "photo_receive", "x-stipple-args": JSON.stringify({ facts, keep_both: true }) };
    const raw = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
    const invoke = window.__TAURI_INTERNALS__.invoke;
    const { value } = await invoke("rpc_bytes", raw, { headers });
    const developed = await invoke("rpc", { command: "photo_develop", args: { id: value.incoming } });
    document.documentElement.dataset.photo = developed.value.photo;
    return true;
  }`;
  const bytes = (await picture("head-1")).toString("base64");
  const answer = await attempt(window.driver, { go: keep }, { bytes, deadline: DEADLINE_MS });
  if (answer !== true) throw new Error(`the photo was not kept: ${answer}`);
  return window.driver.executeScript("return document.documentElement.dataset.photo");
}

const command = (name, args = {}) => ({ command: name, args });
const ofOurs = (name) => command("rpc", { command: name, args: {} });

/** Commands of Tauri, of its plugins, and names that are not in our table. None may answer. */
export const forbiddenCommands = [
  command("plugin:window|create", { options: { label: "other" } }),
  command("plugin:window|get_all_windows"),
  command("plugin:window|set_title", { label: "main", value: "x" }),
  command("plugin:window|close", { label: "main" }),
  command("plugin:webview|create_webview_window", { options: { label: "other", url: "https://example.com" } }),
  command("plugin:webview|internal_toggle_devtools"),
  command("plugin:webview|print"),
  command("plugin:app|version"),
  command("plugin:app|set_app_theme", { theme: "dark" }),
  command("plugin:path|resolve_directory", { directory: 1 }),
  command("plugin:event|emit", { event: "changed", payload: ["photos"] }),
  command("plugin:event|emit_to", { target: { kind: "Any" }, event: "changed", payload: null }),
  command("plugin:image|from_path", { path: "/etc/passwd" }),
  command("plugin:resources|close", { rid: 0 }),
  command("plugin:menu|new", { kind: "Menu" }),
  command("plugin:tray|new", { options: {} }),
  command("plugin:fs|read_text_file", { path: "/etc/passwd" }),
  command("plugin:shell|execute", { program: "id" }),
  command("plugin:http|fetch", { clientConfig: { url: "http://127.0.0.1" } }),
  command("plugin:opener|open_url", { url: "https://example.com" }),
  command("plugin:opener|open_path", { path: "/etc/passwd" }),
  command("plugin:dialog|open", { options: {} }),
  command("plugin:dialog|save", { options: {} }),
  command("plugin:process|exit", { code: 0 }),
  command("plugin:updater|check"),
  command("plugin:clipboard-manager|read_text"),
  command("plugin:notification|notify", { options: { title: "x" } }),
  command("read_file", { path: "/etc/passwd" }),
  command("RPC", { command: "start", args: {} }),
  ofOurs("sql"),
  ofOurs("__proto__"),
  ofOurs("constructor"),
  ofOurs("../settings"),
  ofOurs("Settings"),
  ofOurs("settings; DROP TABLE photo"),
  ofOurs(""),
];

/** Attempts with the page's own means. Each gives true where it worked. */
export const inside = {
  "inherit from a changed object": () => {
    Object.prototype.stolen = "x";
    return {}.stolen === "x";
  },
  "define what all objects inherit": () => {
    Object.defineProperty(Object.prototype, "then", { value: () => undefined });
    return true;
  },
  "another way to the host": () => {
    const { invoke } = window.__TAURI_INTERNALS__;
    try {
      window.__TAURI_INTERNALS__.invoke = () => undefined;
    } catch {
      // Refused in words; otherwise in silence.
    }
    return window.__TAURI_INTERNALS__.invoke !== invoke;
  },
  "an API on the window": () => "__TAURI__" in window,
  "the host by a guessed key": async () => {
    const headers = {
      "content-type": "application/json",
      "tauri-callback": "1",
      "tauri-error": "2",
      "tauri-invoke-key": "guess",
    };
    const body = JSON.stringify({ command: "start", args: {} });
    return (await fetch("ipc://localhost/rpc", { method: "POST", headers, body })).ok;
  },
  "the host by a bare message": () =>
    new Promise((done) => {
      const callback = window.__TAURI_INTERNALS__.transformCallback(() => done(true), true);
      const asked = {
        cmd: "rpc",
        callback,
        error: callback,
        payload: { command: "start", args: {} },
        options: {},
        __TAURI_INVOKE_KEY__: "guess",
      };
      window.ipc.postMessage(JSON.stringify(asked));
      requestAnimationFrame(() => requestAnimationFrame(() => done(false)));
    }),
  "the host from a frame": () => {
    const frame = document.createElement("iframe");
    document.body.append(frame);
    return Boolean(frame.contentWindow?.__TAURI_INTERNALS__);
  },
  "the host from a frame, by a bare message": async () => {
    const frame = document.createElement("iframe");
    document.body.append(frame);
    const body = JSON.stringify({ command: "start", args: {} });
    const headers = {
      "content-type": "application/json",
      "tauri-callback": "1",
      "tauri-error": "2",
      "tauri-invoke-key": "",
    };
    return (await frame.contentWindow.fetch("ipc://localhost/rpc", { method: "POST", headers, body })).ok;
  },
  "a photo's bytes": async ({ photo }) => (await fetch(`stipplephoto://localhost/${photo}.thumb`)).ok,
  "a photo's points": ({ photo }) =>
    new Promise((done, refused) => {
      const image = new Image();
      image.onerror = () => done(false);
      image.onload = () => {
        const canvas = document.createElement("canvas");
        const pen = canvas.getContext("2d");
        pen.drawImage(image, 0, 0);
        try {
          pen.getImageData(0, 0, 1, 1);
          done(true);
        } catch (error) {
          refused(error);
        }
      };
      image.src = `stipplephoto://localhost/${photo}.thumb`;
    }),
  "a photo by a path": () => PICTURE("stipplephoto://localhost/../keys-1.json"),
  "a photo by a hidden path": () => PICTURE("stipplephoto://localhost/%2e%2e%2fkeys-1.json"),
  "a photo by a file's path": () => PICTURE("stipplephoto://localhost//etc/passwd"),
  "a photo that is made up": () => PICTURE("stipplephoto://localhost/0190a000-0000-7000-8000-000000000001.thumb"),
  "the original of a photo": ({ photo }) => PICTURE(`stipplephoto://localhost/${photo}.original`),
  "a photo with a question": ({ photo }) => PICTURE(`stipplephoto://localhost/${photo}.thumb?x=1`),
  "a photo from another host": ({ photo }) => PICTURE(`stipplephoto://localhost.evil.example/${photo}.thumb`),
  "a photo in another folder": ({ photo }) => PICTURE(`stipplephoto://localhost/x/${photo}.thumb`),
  "a file as a picture": () => PICTURE("file:///usr/share/pixmaps/debian-logo.png"),
  "a file by the asset address": () => PICTURE("asset://localhost//usr/share/pixmaps/debian-logo.png"),
  "a file": async () => (await fetch("file:///etc/passwd")).ok,
  "a file beside our pages": async () => (await fetch("tauri://localhost/../../../etc/passwd")).ok,
  "a file by a hidden path": async () => (await fetch("tauri://localhost/%2e%2e%2f%2e%2e%2fetc/passwd")).ok,
  "a file as the page": () => {
    location.assign("file:///etc/passwd");
    return false;
  },
  "a page from a text": () => {
    location.assign("data:text/html,<p>x</p>");
    return false;
  },
  "a page from a blob": () => {
    location.assign(URL.createObjectURL(new Blob(["<p>x</p>"], { type: "text/html" })));
    return false;
  },
  "what is kept in the browser's store": () => localStorage.length + sessionStorage.length > 0,
  "what is kept in the browser's databases": async () => (await indexedDB.databases()).length > 0,
  "what is kept in the browser's cache": async () => (await caches.keys()).length > 0,
  "what is kept in cookies": () => document.cookie !== "",
  "the clipboard": async () => typeof (await navigator.clipboard.readText()) === "string",
  "where the patient is": () =>
    new Promise((done) =>
      navigator.geolocation.getCurrentPosition(
        () => done(true),
        () => done(false),
      ),
    ),
  "the camera and the microphone": async () =>
    Boolean(await navigator.mediaDevices.getUserMedia({ audio: true, video: true })),
  "the screen": async () => Boolean(await navigator.mediaDevices.getDisplayMedia()),
  "notifications of its own": async () => (await Notification.requestPermission()) === "granted",
  "a link that is dropped": () => {
    const data = new DataTransfer();
    data.setData("text/uri-list", "https://example.com/");
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    return false;
  },
  "a message as if from the host": () => {
    window.postMessage({ event: "changed", payload: ["photos"] }, "*");
    return false;
  },
};

const PICTURE = `(address) =>
  new Promise((done) => {
    const image = new Image();
    image.onload = () => done(true);
    image.onerror = () => done(false);
    image.src = address;
  })`;
for (const [name, go] of Object.entries(inside)) {
  inside[name] = go.toString().replaceAll("PICTURE(", `(${PICTURE})(`);
}
