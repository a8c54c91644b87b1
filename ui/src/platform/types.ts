import type {
  LeavingProgress,
  BookingFileArgs,
  Commands,
  Error as ApiError,
  PhotoReceiveArgs,
  PrintArgs,
  Received,
  ShareArgs,
  Tag,
  TextFile,
} from "../generated/api";

export type Args<C extends keyof Commands> = Commands[C]["args"];
export type Value<C extends keyof Commands> = Commands[C]["value"];

/** What a command gives back, and which kinds of things it changed. */
export interface Reply<T> {
  value: T;
  changed: Tag[];
}

/** A photo's small picture, at most 400 pixels long, or the one for a whole screen, at most 1,600. */
export type Rendition = "thumb" | "screen";

/** What the screens need from where they run. */
export interface Platform {
  /** Rejects with an `ApiError`, never with anything else. */
  call<C extends keyof Commands>(name: C, args: Args<C>): Promise<Reply<Value<C>>>;
  /** Hands a file to the patient; false when they changed their mind. */
  saveTextFile(file: TextFile): Promise<boolean>;
  /** Hands the bytes of a picture over; once it says `kept` they are safe. Rejects with an `ApiError`. */
  receivePhoto(args: PhotoReceiveArgs, picture: Blob): Promise<Reply<Received>>;
  /** Where a page finds a photo's picture. */
  photoUrl(id: string, which: Rendition): string;
  /** Makes a picture for others and hands it to the patient under this file name; false when they changed their mind. */
  sharePhotos(args: ShareArgs, name: string): Promise<boolean>;
  /** Makes one file of a request for a visit and hands it to the patient; false when they changed their mind. */
  saveBookingFile(args: BookingFileArgs, name: string): Promise<boolean>;
  /** Makes a report or a card and hands it to the patient as a PDF; false when they changed their mind. */
  savePrint(args: PrintArgs, name: string): Promise<boolean>;
  /** Asks where a file in pieces is to go, under this file name; false when they changed their mind. */
  fileTo(name: string): Promise<boolean>;
  /** Stops writing it; nothing of it stays. */
  fileStop(): Promise<void>;
  /** Writes the next piece of the backup that `backup_begin` began; the file is there when this says `finished`. */
  backupStep(): Promise<Reply<LeavingProgress>>;
  /** The same for the archive that `export_begin` began. */
  exportStep(): Promise<Reply<LeavingProgress>>;
  /** Asks which backup file is to be restored; false when they changed their mind. */
  restoreFrom(): Promise<boolean>;
  /** Tells about each pack file the patient opened with the app, also one that started it. */
  onOpenedPack(opened: (text: string) => void): void;
  /** Tells what the host itself changed: a reminder that was answered while no page asked for anything. */
  onChanged(changed: (tags: Tag[]) => void): void;
  /** The first screen stands. */
  painted(): void;
  /** In a window of its own the system asks where a file goes; a browser puts it among its downloads without a question. */
  capabilities: { nativeWindow: boolean };
}

/** A rejection as an `ApiError`: whatever else a host throws is a call it did not understand. */
export function asApiError(thrown: unknown): ApiError {
  const known = typeof thrown === "object" && thrown !== null && "code" in thrown && typeof thrown.code === "string";
  return known ? (thrown as ApiError) : { code: "bad_call" };
}
