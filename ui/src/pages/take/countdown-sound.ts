import { locale } from "../../lib/locale.svelte";

const BEEP_MS = 120;
let context: AudioContext | undefined;

/** Makes the sound ready; a browser allows it only while something is pressed. */
export function readySound(): void {
  context ??= new AudioContext();
  void context.resume().catch(() => undefined);
}

/** Says a number with a voice of this device, or beeps where it has none: no voice from elsewhere is asked. */
export function sayCount(count: number): void {
  const voice = voiceHere();
  if (!voice) {
    beep(660);
    return;
  }
  const words = new SpeechSynthesisUtterance(String(count));
  words.voice = voice;
  words.lang = voice.lang;
  speechSynthesis.cancel();
  speechSynthesis.speak(words);
}

/** The picture is taken. */
export function sayTaken(): void {
  beep(990);
}

export function silence(): void {
  if ("speechSynthesis" in window) speechSynthesis.cancel();
}

function voiceHere(): SpeechSynthesisVoice | undefined {
  if (!("speechSynthesis" in window)) return undefined;
  const here = speechSynthesis.getVoices().filter((voice) => voice.localService);
  return here.find((voice) => voice.lang.toLowerCase().startsWith(locale()));
}

function beep(pitch: number): void {
  if (context?.state !== "running") return;
  const tone = new OscillatorNode(context, { frequency: pitch });
  const soft = new GainNode(context, { gain: 0.25 });
  tone.connect(soft).connect(context.destination);
  tone.start();
  tone.stop(context.currentTime + BEEP_MS / 1000);
}
