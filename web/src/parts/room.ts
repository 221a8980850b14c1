/** What every part of the page may ask for: the data, where one is, and how to go elsewhere. */

import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Address } from "../address";
import type { DossierInfo } from "../shapes";
import type { Source } from "../source/source";

export interface RoomValue {
  source: Source;
  address: Address;
  go: (to: Address, replace?: boolean) => void;
  /** Counts up whenever sources arrived. */
  edition: number;
  /** Counts up whenever only reviewers' grades are others. */
  grading: number;
  info: DossierInfo | null;
}

export const Room = createContext<RoomValue | null>(null);

export function useRoom(): RoomValue {
  const room = useContext(Room);
  if (room === null) throw new Error("outside the room");
  return room;
}
