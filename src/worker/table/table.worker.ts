/** The worker that reads tables, so that the page never freezes. */
import { hearMessages } from '../../words/held-messages.ts';
import type { TableCommand } from './table-protocol.ts';
import { createTableSession } from './table-session.ts';

const receive = createTableSession((event) => self.postMessage(event));

hearMessages((command) => void receive(command as TableCommand));
