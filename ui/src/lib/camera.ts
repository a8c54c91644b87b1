/** What the camera is asked for: the rear one, as sharp as it goes; nothing here makes a camera refuse. */
function constraintsFor(facing: Facing, device: string | undefined): MediaStreamConstraints {
  const sharp = { width: { ideal: 4032 }, height: { ideal: 3024 } };
  const which = device === undefined ? { facingMode: { ideal: facing } } : { deviceId: { exact: device } };
  return { audio: false, video: { ...sharp, ...which } };
}

export type Facing = "environment" | "user";

/** Why there is no picture. */
export type CameraProblem = "refused" | "none" | "busy";

const QUALITY = 0.95;
/** A still picture must be this many times wider than the film to be worth the wait for it. */
const WORTH = 1.5;
const STILL_MS = 4000;

/** Whether this host has cameras at all. */
export function hasCamera(): boolean {
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  return typeof devices?.getUserMedia === "function";
}

export async function openCamera(facing: Facing, device?: string): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia(constraintsFor(facing, device));
}

/** What stands in the way, from what `openCamera` was refused with. */
export function problemOf(thrown: unknown): CameraProblem {
  const name = thrown instanceof DOMException ? thrown.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "refused";
  return name === "NotReadableError" || name === "AbortError" ? "busy" : "none";
}

/** The ids of all cameras; known only once one of them may be used. */
export async function availableCameras(): Promise<string[]> {
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => []);
  return devices.filter((device) => device.kind === "videoinput").map((device) => device.deviceId);
}

/** Takes the picture: a still one where the camera gives a much sharper one than its film, else what is seen right now. */
export async function takePicture(video: HTMLVideoElement): Promise<Blob> {
  const seen = await frameOf(video);
  const track = trackOf(video);
  const still = track && (await stillOf(track, video.videoWidth).catch(() => undefined));
  return still ?? seen;
}

/** What the film shows, at its full size. */
async function frameOf(video: HTMLVideoElement): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext("2d")?.drawImage(video, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
  if (!blob) throw new DOMException("no picture", "InvalidStateError");
  return blob;
}

function trackOf(video: HTMLVideoElement): MediaStreamTrack | undefined {
  return video.srcObject instanceof MediaStream ? video.srcObject.getVideoTracks()[0] : undefined;
}

/** The part of ImageCapture that is used; not every browser has it. */
interface Stills {
  getPhotoCapabilities(): Promise<{ imageWidth?: { max: number }; fillLightMode?: string[] }>;
  takePhoto(settings: { fillLightMode?: string }): Promise<Blob>;
}
type StillsOf = new (track: MediaStreamTrack) => Stills;

async function stillOf(track: MediaStreamTrack, film: number): Promise<Blob | undefined> {
  const Capture = (window as { ImageCapture?: StillsOf }).ImageCapture;
  if (!Capture) return undefined;
  const stills = new Capture(track);
  const { imageWidth, fillLightMode } = await stills.getPhotoCapabilities();
  if ((imageWidth?.max ?? 0) < film * WORTH) return undefined;
  // A flash makes every head shine another way.
  const settings = fillLightMode?.includes("off") ? { fillLightMode: "off" } : {};
  return inTime(stills.takePhoto(settings));
}

/** What came in time; some cameras never answer. */
async function inTime<T>(answer: Promise<T>): Promise<T | undefined> {
  let timer = 0;
  const late = new Promise<undefined>((resolve) => {
    timer = window.setTimeout(() => resolve(undefined), STILL_MS);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

/** A tiny copy of what is seen, for hints; none while there is nothing to see. */
export function sampleFrame(video: HTMLVideoElement, canvas: HTMLCanvasElement): ImageData | undefined {
  if (video.videoWidth === 0) return undefined;
  canvas.width = 48;
  canvas.height = Math.max(1, Math.round((48 * video.videoHeight) / video.videoWidth));
  const drawing = canvas.getContext("2d", { willReadFrequently: true });
  drawing?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return drawing?.getImageData(0, 0, canvas.width, canvas.height);
}
