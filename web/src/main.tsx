/** Opens the reading room in the page. */

import { render } from "preact";
import { App } from "./app";
import { carried } from "./source/carried";
import { served } from "./source/served";
import "./styles/room.css";

const root = document.getElementById("room");
if (root !== null) render(<App source={root.dataset.source === "files" ? carried() : served()} />, root);
