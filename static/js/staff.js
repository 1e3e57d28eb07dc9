// What the workbench adds to pages that already work: one sending, copying, shortcuts, unsaved changes.
import "./participant.js";
import { listenForKeys } from "./keys.js";
import { keepUnsaved } from "./unsaved.js";

listenForKeys(document);
keepUnsaved(document);
