// All browser tests in one program, and so in one Chromium. What a change breaks most often comes first; the walks over all
// screens follow, and what comes after them fills the time in which the last of them still runs.
import { testImports } from "../support/suite.mjs";
import "./onboarding.test.mjs";
import "./today.test.mjs";
import "./records.test.mjs";
import "./sessions.test.mjs";
import "./settings.test.mjs";
import "./answers.test.mjs";
import "./packs.test.mjs";
import "./reminders.test.mjs";
import "./lock.test.mjs";
import "./photos.test.mjs";
import "./import.test.mjs";
import "./large-text.test.mjs";
import "./access.test.mjs";
import "./keyboard.test.mjs";
import "./network.test.mjs";
import "./take.test.mjs";
import "./compare.test.mjs";
import "./backup.test.mjs";
import "./export.test.mjs";
import "./report.test.mjs";
import "./touch-ups.test.mjs";
import "./trouble.test.mjs";
import "./time.test.mjs";
import "./deadline.test.mjs";

testImports(import.meta.url);
