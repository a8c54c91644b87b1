// All window tests in one program. What a change breaks most often comes first.
import { testImports } from "../support/suite.mjs";
import "./window.test.mjs";
import "./photos.test.mjs";
import "./save.test.mjs";
import "./reminders.test.mjs";
import "./attack.test.mjs";
import "./kill.test.mjs";
import "./canary.test.mjs";
import "./no-network.test.mjs";
import "./crash.test.mjs";

testImports(import.meta.url);
