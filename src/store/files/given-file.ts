/** A file or a text, with the name under which sentences speak of it. */
export interface GivenFile {
  name: string;
  blob: Blob;
}
