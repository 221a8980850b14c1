/** Opens the reading room in the page. */

import { render } from "preact";
import { App } from "./app";
import { carried } from "./source/carried";
import { served } from "./source/served";
import "./styles/room.css";
import "./styles/reader.css";
import "./styles/figures.css";
import "./styles/names.css";
import "./styles/print.css";
import "./styles/judging.css";

const root = document.getElementById("room");
if (root !== null) render(<App source={root.dataset.source === "files" ? carried() : served()} />, root);
