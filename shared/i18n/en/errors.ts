import type { Messages } from '../messages.ts';
import type { errors as zh } from '../zh-CN/errors.ts';
import { shiftNoteErrors } from './shift-notes.ts';
import { workLogErrors } from './work-log.ts';

export const errors: Messages<typeof zh> = {
  'session-ended': 'Your session has ended. Please sign in again.',
  'right-missing': 'You do not have the right to do this ({{right}}).',
  'command-id-missing': 'The request carries no command id; nothing was changed.',
  'command-reused': 'This command id was already used for something else; nothing was changed.',
  'database-busy': 'Another program is using the database. Please try again; nothing was changed.',
  internal: 'The program failed and wrote it to its log (no. {{logId}}). What was saved is not lost.',
  'text-too-long':
    'The text is too long: {{most}} characters at most. Nothing was saved, and what you typed is still here; shorten it.',
  'input-invalid': 'Please check: {{fields}}',
  'field-invalid': 'This is not valid ({{problem}})',
  'procedure-unknown': 'The program cannot do this.',
  'request-invalid': 'The request was not understood.',
  'job-cancelled': 'Cancelled.',
  'job-failed': 'The background job "{{job}}" failed: {{problem}}',
  'disk-full':
    'The disk is full, so this was not saved; what was stored before is safe. Free some space and try again.',
  'disk-failed':
    'The disk could not be read or written ({{code}}): {{file}}. It may be full or faulty; nothing was changed. Free some space, check the disk and try again.',
  'data-folder-not-writable': 'The data folder cannot be written: {{file}}. Check its permissions.',
  'database-corrupt': 'The database file is damaged: {{file}}. The command restore goes back to the newest backup.',
  'database-from-future':
    'The database was written by a newer version ({{found}}; this program knows up to {{known}}). Please update the program.',
  'database-foreign': 'This file is not an Orderline database.',
  'backup-damaged': 'This backup is damaged; nothing was changed: {{file}}',
  'no-connection':
    'The program does not answer; it is being asked again. What you typed is not lost. Please try again in a moment.',
  unknown: 'This was not done ({{key}}).',
  'sign-in-failed': 'The login or the password is wrong.',
  'sign-in-wait': 'Too many wrong tries. Please try again in {{seconds}} s.',
  'sign-in-locked':
    'Too many wrong tries: this login is locked for {{minutes}} min. The administrator can unlock it, or set a new password if you have forgotten yours.',
  'password-wrong': 'The current password is wrong.',
  'password-same': 'This is the password that you were given. Choose one of your own.',
  'password-own': '{{name}} has a password of their own by now. Close this window and open it again.',
  'passwords-given':
    'The passwords were set, but the answer did not arrive. Close this window, open it again and give them anew.',
  'password-too-short': 'A password has at least {{least}} characters; this one has {{length}}.',
  'password-is-login': 'The password must not contain the login. Choose another one.',
  'password-one-character': 'The password only repeats one or two characters. Choose another one.',
  'password-repeats': 'The password only repeats a few characters. Choose another one.',
  'password-sequence': 'The password runs along the keyboard, the alphabet or the figures. Choose another one.',
  'password-number': 'Dates and phone numbers are tried first. Choose another one.',
  'password-common':
    'This password is among the first that anybody would guess: a common word or a name with the usual figures. Choose another one, such as three words that do not belong together.',
  'first-start-over': 'There is an administrator already. Please sign in.',
  'login-unknown': 'There is no login "{{login}}". `operator list` says who is there.',
  'operator-unknown': 'There is no such person. The list may have changed; look again.',
  'login-taken': 'The login "{{login}}" is taken. Choose another one.',
  'login-invalid': 'A login has 2 to 32 characters: letters, digits and . _ - @.',
  'last-administrator':
    '{{name}} is the last active administrator and must stay one. Make somebody else an administrator first.',
  'deputy-is-self': 'Nobody can be their own deputy.',
  'person-of-other-team': 'This person belongs to another team. Ask their lead or a supervisor.',
  'absence-ends-before': 'The last day is before the first one.',
  'absence-past': 'The last day has passed already. Choose today or a later day.',
  'absence-overlaps': '{{name}} is already marked absent from {{from}} to {{to}}. End or undo that first.',
  'operator-login-unknown': 'Nobody has the login “{{login}}”.',
  'absence-unknown': 'This absence is not there any more.',
  'absence-over': 'This absence has ended or was undone already.',
  'absence-undo-too-late': 'An absence can be undone for 10 minutes. End it instead, and reassign the calls by hand.',
  'preferred-hour-backwards': 'The preferred hour ends before it begins. Type it like 9:00-11:00.',
  'deputy-is-owner': 'The deputy must be somebody other than the operator of the customer.',
  'deputy-inactive': 'The deputy {{name}} is not active. Choose somebody else.',
  'seat-unknown': 'There is no such seat.',
  'seat-code-taken': 'There is a seat "{{code}}" already.',
  'seat-in-use': 'Seat {{code}} has people or records and cannot be deleted. You can rename it.',
  'skill-unknown': 'There is no such skill.',
  'skill-taken': 'There is a skill with the code or name “{{word}}” already.',
  'skill-in-use':
    '{{name}} is held by {{people}} people and needed by {{customers}} customers. Retire it instead: then nothing asks for it.',
  'skill-retired': '{{name}} is retired. Bring it back before you give it to somebody.',
  'team-unknown': 'There is no such team.',
  'team-code-taken': 'There is a team "{{code}}" already.',
  'team-in-use':
    'Team {{code}} still has {{operators}} people, {{seats}} seats and {{routes}} routes. Move them first.',
  'order-refused': 'Not saved. To be changed: {{count}}, each told on its line.',
  'order-line-quantity': 'A quantity is a whole number above 0. Leave it empty for nothing.',
  'order-line-absurd': '{{quantity}} is not a likely quantity (at most {{most}} a line). Please check it.',
  'order-line-multiple': 'Ordered in multiples of {{multiple}}: take {{lower}} or {{higher}}.',
  'order-line-multiple-first': 'Ordered in multiples of {{multiple}}: take at least {{multiple}}.',
  'order-line-multiple-lower': 'Ordered in multiples of {{multiple}}: take {{lower}}, more cannot be had.',
  'order-line-least': 'At least {{least}} at a time.',
  'order-line-most': 'At most {{most}} at a time.',
  'order-line-quota': 'Over the quota of {{total}}: {{used}} are ordered, {{left}} are left.',
  'order-line-quota-unpublished': 'This quota is not yet published; it cannot be ordered until it is.',
  'order-line-quota-zero': 'The quota of this customer is 0 for now; it cannot be ordered.',
  'order-line-supply': 'The supply of {{total}} for all customers runs out: {{used}} are ordered, {{left}} are left.',
  'order-line-class-total': 'Over the total of {{total}} for all quota products: {{left}} are left here.',
  'order-line-stock': 'Stock is short: {{left}} are left. Take fewer or another product.',
  'order-line-stock-none': 'Out of stock. Offer another product.',
  'order-line-product-inactive': 'This product is no longer sold. Remove the line.',
  'order-line-product-unknown': 'There is no such product. Remove the line.',
  'order-line-repeated': 'This product stands on another line. Put them together.',
  'order-line-price': 'The price changed from {{shown}} to {{price}}. Tell the customer and submit again.',
  'order-credit': 'Over the credit limit of {{limit}} by {{over}}. Take less, or let the customer pay first.',
  'order-deposit-short': 'The deposit is short by {{missing}}. Please remind the customer.',
  'order-deposit-short-until':
    'The deposit is short by {{missing}}; it is deducted at {{at}}. Please remind the customer.',
  'order-customer-closed': 'This customer is closed and cannot order.',
  'order-no-delivery':
    'This customer has no delivery day to order for. Give the customer a route, or the route its order days.',
  'order-delivery-unknown': '{{delivery}} is no delivery day to order for. The next one is {{next}}.',
  'order-cutoff-passed': 'The cut-off at {{cutoff}} has passed; nothing can be ordered, changed or cancelled.',
  'order-cutoff-passed-next': 'The cut-off at {{cutoff}} has passed. The order can go with the delivery of {{next}}.',
  'order-off-day-reason': "Today is not this customer's order day. Give a reason.",
  'order-empty': 'The order is empty: no quantity was typed.',
  'order-unknown': 'There is no such order, or you may not see it.',
  'order-changed': 'Order {{number}} was changed meanwhile (now version {{version}}). Look at it again.',
  'order-lost':
    'The rescue deadline of order {{number}} ({{until}}) has passed; it is lost and can no longer be repaired or cancelled.',
  'order-lost-at-once':
    'Order {{number}} is lost: its route has no rescue deadline, so a failed order cannot be repaired after the cut-off.',
  'order-not-open': 'Order {{number}} is "{{state}}" and can no longer be changed or cancelled.',
  'order-other-delivery': 'Order {{number}} is for another customer or delivery date; nothing can be added to it.',
  'draft-of-other': '{{operator}} is typing this order. Take it over or discard it.',
  'draft-changed': '{{operator}} changed this draft meanwhile (save {{revision}}). Open it again.',
  'draft-gone': 'This draft was submitted or discarded. Open the order again.',
  'standing-changed': '{{operator}} changed this standing order meanwhile. Look at it again.',
  'standing-product': 'Not kept: products that are no longer sold, or stand there twice: {{count}}.',
  'draft-exists-there': '{{operator}} has a draft for {{delivery}} already. Finish or discard that one first.',
  'order-by-web':
    'Order {{number}} was placed in the web shop. Only the web shop changes or cancels it; the next file of web orders brings it here.',
  'order-handed-over':
    'Order {{number}} was handed over to the distribution system and can no longer be changed or cancelled.',
  'hand-over-too-early':
    'Route {{route}} takes orders for the delivery of {{delivery}} until {{cutoff}}. Hand it over after that.',
  'hand-over-nothing': 'Route {{route}} has no order for the delivery of {{delivery}}; there is nothing to hand over.',
  'hand-over-unknown': 'There is no such hand-over; please refresh.',
  'order-closed': 'The cut-off of order {{number}} has passed; it can no longer be changed or cancelled.',
  'order-of-other': 'Order {{number}} is neither yours nor of the customer in hand; you cannot change it.',
  'quota-unknown': 'There is no such quota; it may have been deleted. Look again.',
  'quota-dates': 'The last day {{to}} is before the first day {{from}}.',
  'quota-without-product': 'Choose a product.',
  'quota-without-class': 'Choose a class.',
  'quota-without-customer': 'Choose a customer.',
  'quota-overlaps': 'The same quota exists from {{from}} to {{to}} ({{quantity}}). Change that one.',
  'seat-states-too-many':
    'These are more than {{most}} rows, more than a file takes. Choose a shorter period, fewer people or one state.',
  'figures-period-too-long':
    'The period has {{days}} days, more than the {{most}} that can be counted at once. Choose a shorter one.',
  'date-range-backwards': 'The first date ({{from}}) is after the last ({{to}}). Swap the two dates.',
  'cursor-invalid': 'The list has changed. Refresh and try again.',
  'export-file-not-writable': 'The file cannot be written: {{file}}. Check that the folder exists and may be written.',
  'output-replaces-input':
    'The result cannot go into {{file}}: it is the file that is imported, the mapping or the database itself and would be lost. Choose another name.',
  'audit-archive-unreadable': 'The archive can’t be read: {{file}}',
  'audit-chain-broken':
    'Row {{row}} of the audit log is not as it was written. Nothing is archived until that is cleared up: see doctor.',
  'audit-archive-not-written': 'The archive could not be written as it should be, and no row was moved: {{file}}',
  'audit-archived-meanwhile': 'Somebody else archived the audit log meanwhile. Try again.',
  'audit-archive-closed':
    'The archives were closed: nobody looked into them for an hour, or a file changed. Press “Look there too” again.',
  'audit-no-archive': 'No archive of these dates is left to look into.',
  'audit-row-unknown': 'The audit log has no row {{row}} here; it may be in an archive.',
  'audit-empty': 'The audit log is empty.',
  'audit-not-whole': 'The audit log is not as it was written. Problems: {{count}}',
  'export-file-exists': 'The file exists already: {{file}}. Choose another name, or replace it with --force.',
  'export-beyond-view': 'The file holds more than you may see now, so it is not given out. Export again.',
  'export-interrupted': 'The program ended before the export did. Nothing of it was left; export again.',
  'export-unknown': 'There is no such export, or it is not yours.',
  'export-not-done': 'This export did not finish, so there is no file to download.',
  'export-file-gone': 'The exported file was cleared away (kept for {{hours}} hours). Export again.',
  'arguments-invalid': 'Wrong usage: {{problem}}',
  'data-folder-is-file': 'There is a file where the data folder should be: {{file}}. Choose another folder.',
  'host-has-window':
    'Orderline already has this data folder open in its own window ({{dataDir}}). Switch to that window, or close it first.',
  'host-silent':
    'Another Orderline holds this data folder ({{dataDir}}) but does not answer. End it before you start again.',
  'port-taken': 'Port {{port}} cannot be used: it is taken, or not allowed. Choose another with --port.',
  'start-failed': 'Orderline cannot start: {{problem}}',
  'test-clock-absent': 'This build has no test clock (--test-clock).',
  'task-unknown': 'There is no such call; the queue may have been rebuilt. Please refresh.',
  'task-held': '{{seat}} is working on this customer now.',
  'task-settled': 'This call has its result already.',
  'task-released': '{{name}} has released this call already.',
  'task-not-held': 'No seat holds this call.',
  'other-call-held': 'You still have a call in hand. Finish it first.',
  'task-cut-off-passed': 'The cut-off has passed: this call can no longer be made for ordering.',
  'task-of-other-seat': 'Another seat holds this call, and you may not release it.',
  'lease-lost': 'This call is no longer yours (its lease ran out or a lead released it). Take the next one.',
  'window-unknown': 'Taking a call needs a signed-in window of the program.',
  'seat-not-signed-in': 'Your seat is not signed in. Press F2 to sign in first.',
  'seat-state-changed':
    'The state of your seat has changed, so this step was not done. The screen is up to date now; please look again.',
  'seat-in-other-window': 'Your seat is at work in another window. Go on there, or choose "Work in this window" here.',
  'no-call-in-hand': 'There is no call in hand. Press F2 for the next customer.',
  'no-next-shop': 'No other shop of this customer is due any more. Press Ctrl+Enter to end the call.',
  'pause-reason-unknown': 'The company has no such reason to pause now. Choose another one.',
  'pause-reason-left-out':
    'The reason "{{code}}" was left out. Reasons that were in use stay in the list; make it inactive instead.',
  'disposition-missing': 'The last call has no result yet. Press F9 and choose one, then take the next.',
  'ordered-without-order':
    'No order was submitted, so the result cannot be "ordered". Read back with F8 and submit first.',
  'call-unknown': 'There is no such call, or you may not see it.',
  'call-has-order': 'This call has an order, so its result is "ordered". Cancel the order first to change that.',
  'handled-with-order-item':
    'This call asks for an order, so it cannot be "handled". Choose "no order" with its reason.',
  'callback-without-task':
    'This call has no call task, so no callback can be promised. Record it as handled and write a note.',
  'incoming-while-talking': 'Another call cannot be taken while you are talking. End this call first.',
  'number-without-digits': 'This is no phone number. Type the digits that the display shows.',
  'caller-known': 'Only a call that came in and has no order yet can be attached to another customer.',
  'call-not-returning': 'This call no longer waits to be called back; somebody has it, or it was settled.',
  'call-of-other': 'This call is promised by somebody else and belongs to them until 10 minutes after its time.',
  'promise-other-day':
    'A promise can be moved within its day only. Give it up, and promise anew when you reach the customer.',
  'customer-in-call': 'Seat {{seat}} is talking to this customer. Ask the caller to wait, or pass them on.',
  'sample-center-not-empty':
    'There are customers, products, routes or classes here already; the sample center is loaded into an empty data folder only. Nothing was changed. Choose another --data-dir.',
  'sample-running': 'The sample center is being loaded. Wait for it to finish, or cancel it first.',
  'job-unknown': 'There is no such background job; it may have ended. Please refresh.',
  'customer-unknown': 'There is no such customer, or you may not see it.',
  'change-unknown': 'There is no such request, or it is of another team.',
  'change-not-of-category':
    'Service requests of "{{category}}" do not change these fields. Choose another category, or have a supervisor set it in "Case setup".',
  'change-of-other-team': 'This customer belongs to another team, whose lead or a supervisor approves.',
  'change-sent-back':
    'Case {{number}} was sent back or waits; it can be decided once it was corrected or goes on. Nothing was written.',
  'change-case-resolved': 'Case {{number}} has been decided. Reopen it to change more.',
  'ticket-change-missing':
    'Requests of "{{category}}" write a change to the customer once approved, but what is to change is not written down yet. Write it down, or decline.',
  'reply-not-open': 'No reply of case {{number}} waits to be told; maybe it was told just now.',
  'change-nothing': 'Everything is so already; there is nothing to ask for.',
  'change-phone-gone': 'Phone {{position}} is no longer there. Look at the phones again; nothing was asked for.',
  'change-pending':
    '{{name}} asked for a change of {{fields, changeFields}} on {{at}}; it waits for a decision. Put yours in its place, or let both wait.',
  'change-of-other': 'Only {{name}}, who asked for it, takes it back.',
  'change-decided': '{{name}} was first: {{state, changeState}} on {{at}}. Nothing was done twice.',
  'change-reason-missing': 'Say why it is declined: whoever asked reads it.',
  'change-overtaken':
    '{{fields, changeFields}} was changed since this was asked for. Look at what stands there now and decide anew; nothing was written.',
  'correction-overtaken':
    'Changed meanwhile by {{name}}; now it says: {{now}}. Look at it and write yours again; nothing was overwritten.',
  'correction-phone-moved':
    'The phones changed meanwhile and {{number}} is elsewhere. Look at them again; nothing was written.',
  'customer-phone-invalid': '"{{number}}" is no phone number: it needs 3 to 20 digits.',
  'customer-account-invalid': '"{{account}}" is no settlement account: it needs 4 to 40 letters and digits.',
  'customer-phone-twice': 'The number {{number}} stands there twice.',
  'customer-weekday-not-of-route':
    'Route {{route}} takes no orders on {{weekday, weekdays}}. Its order days: {{days, weekdays}}.',
  'shift-empty': '{{weekday, weekdays}}: a shift ends after it begins.',
  'shift-long': '{{weekday, weekdays}}: a shift lasts 24 hours at most.',
  'shifts-many': '{{weekday, weekdays}}: a day has at most {{most}} shifts.',
  'shifts-overlap': 'A shift of {{weekday, weekdays}} runs into one of {{other, weekdays}}. Nothing was saved.',
  'route-unknown': 'There is no such route; it may have been removed. Please refresh.',
  'route-code-taken': 'The route code {{code}} is taken. Please choose another.',
  'route-weekday-twice': '{{weekday, weekdays}} stands there twice; each order day has one row.',
  'route-times-order': '{{weekday, weekdays}}: deduction and rescue cannot be earlier than the cut-off.',
  'route-weekday-misfits':
    '{{count}} customers order on {{weekdays, weekdays}} themselves, which route {{route}} would have no more: {{customers}}. Look at the list before you save.',
  'route-valid-from-past': 'New order days can only hold from today ({{today}}) or later; orders taken keep theirs.',
  'product-unknown': 'There is no such product; it may have been removed. Please refresh.',
  'product-quantities':
    'Least ({{least}}) and most ({{most}}) must be whole multiples of {{multiple}}, and least no more than most.',
  'password-missing':
    'Give the password on standard input, for example: printf %s "the password" | orderline init --admin admin',
  'name-invalid': 'A name has 1 to 40 characters.',
  'migration-needs-host-end':
    'The data folder has to be brought up to date, but the program is using it. End the program and try again.',
  'team-has-records': 'Team {{code}} has records and cannot be deleted. You can rename it.',
  'database-unsound': 'Problems in the data folder: {{count}}.',
  'restore-needs-host-end': 'Orderline is running on this data folder. End it before you restore.',
  'no-backup': 'There is no backup in {{folder}}.',
  'import-file-missing': 'There is no such file: {{file}}.',
  'import-file-unreadable': 'The file cannot be read: {{file}}. Check that it is a file and that you may read it.',
  'import-file-empty': 'The file is empty; there is nothing to import.',
  'import-file-damaged':
    'The file is damaged or not whole ({{part}}). Open it in Excel, save it as .xlsx again and import that.',
  'import-file-bomb':
    '"{{part}}" in the file is too large to be a table and was not read. Open it in Excel and save it as .xlsx or CSV, then import that.',
  'import-book-without-sheets': 'The workbook has no worksheet.',
  'import-sheet-missing': 'The workbook has no sheet "{{sheet}}". It has: {{sheets}}.',
  'import-header-row': 'Row {{row}} of sheet "{{sheet}}" is empty and cannot be the header.',
  'import-file-xls':
    'This is an old Excel file (.xls), or one with a password. Save it in Excel as .xlsx without a password and import that.',
  'import-file-zip':
    'This is a ZIP archive or another office file, not an .xlsx workbook. Unpack it, or save it as .xlsx or CSV, and import that.',
  'import-file-markup': 'This is a web page or XML, not a CSV file. Export it again as CSV from where it comes from.',
  'import-file-binary': 'This is not a text file and cannot be imported as CSV. Check that it is the right file.',
  'import-encoding-wrong':
    'The file is not {{encoding}}: line {{line}} holds bytes that have no meaning in it. Choose another encoding or save the file as UTF-8.',
  'import-encoding-other': 'You chose {{encoding}}, but the file is {{actual}}. Choose "detect" or {{actual}}.',
  'import-encoding-unknown':
    'The encoding of the file is not known (line {{line}} is not UTF-8; it looks like {{guess}}). Save the file as UTF-8 or choose its encoding.',
  'import-quote-open':
    'A quotation mark in line {{line}} is never closed, so what follows cannot be split into columns. Close it in the file; nothing was changed.',
  'import-no-rows': 'The file has a header and no rows.',
  'import-field-unknown':
    'The mapping names "{{field}}", which is no field of $t(imports.kinds.{{kind}}). Fields: {{known}}.',
  'import-field-missing': 'The mapping lacks required fields: {{fields}}. Give each a column.',
  'import-column-missing': 'The file has no such columns: {{columns}}. Its columns: {{found}}.',
  'import-column-twice':
    'Two columns of the file are called "{{column}}". Rename one, or name the column by its number in the mapping.',
  'import-date-format': '"{{format}}" is no date format (field {{field}}). An example: yyyy-MM-dd HH:mm:ss.',
  'import-taken-over':
    'The file is taken over as a whole and is being written; this can no longer be stopped. Others can work meanwhile.',
  'import-data-changed':
    'Customers or products kept changing while the import was compared with them; nothing was changed. Please try again.',
  'import-all-or-nothing':
    '{{rejected}} rows were refused, and all or nothing was asked, so nothing was changed. With --rejects the refused rows are written to a file, each with its reason.',
  'import-callable-orders-only': 'Made-up phones and order days can only be given when order history is imported.',
  'import-map-missing': 'There is no such mapping file: {{file}}.',
  'import-map-not-json': 'The mapping file is not valid JSON: {{file}} ({{problem}}).',
  'import-map-invalid': 'The mapping file {{file}} is wrong: {{problem}}.',
  'import-map-kind': 'The mapping file is for importing $t(imports.kinds.{{found}}), not $t(imports.kinds.{{kind}}).',
  'import-map-needed':
    'The header does not tell which columns these fields are: {{fields}}. Give a mapping file with --map.',
  'upload-unknown': 'This upload does not exist or was cleaned up. Please choose the file again.',
  'upload-offset': 'The upload goes on elsewhere: {{received}} bytes were received.',
  'upload-too-large': 'The file is too large: {{size}} MB, at most {{most}} MB. Split it and import the parts.',
  'upload-incomplete': 'The file is not uploaded yet ({{received}} of {{size}} bytes).',
  'import-unknown': 'There is no such import.',
  'import-rejects-gone': 'This import has no rejects file, or it was cleaned up.',
  'seat-named-unknown': 'There is no seat “{{name}}”.',
  'operator-named-unknown': 'There is no login “{{name}}”.',
  'class-named-unknown': 'There is no class “{{name}}”.',
  'route-named-unknown': 'There is no route “{{name}}”.',
  'customer-named-unknown': 'There is no customer “{{name}}”.',
  'team-named-unknown': 'There is no team “{{name}}”.',
  'rule-empty': 'Please give the rule of the cycle.',
  'rule-part': '“{{part}}” in the rule can’t be read.',
  'rule-part-twice': '“{{part}}” stands twice in the rule.',
  'rule-part-not-used':
    '“{{part}}” can’t be used so in the rule: a strategy ends with its validity, and no cycle is finer than a day.',
  'rule-number': '{{part}} in the rule has to be a whole number from {{least}} to {{most}}.',
  'rule-frequency': 'A rule begins with FREQ=DAILY, WEEKLY, MONTHLY or YEARLY, or says WORKDAYS=n.',
  'rule-never': 'This rule names no day within five years, so its customers would never be called. Check the rule.',
  'rule-never-within':
    'This rule makes no call while “{{name}}” is valid ({{validFrom}} to {{validTo}}); its first would be on {{date}}. Check rule and validity.',
  'rule-never-called':
    'Every date of this rule falls on a day without calls, and its holiday rule drops them all, so its customers would never be called. Choose another day or holiday rule.',
  'order-type-class':
    'Class “{{class}}” may not order {{type, orderTypes}} by {{channel, orderChannels}}. Allowed that way: {{allowed, orderTypes}}.',
  'order-type-default':
    'The company’s order channels don’t allow ordering {{type, orderTypes}} by {{channel, orderChannels}}. Allowed that way: {{allowed, orderTypes}}.',
  'order-channel-class':
    'Class “{{class}}” may not order by {{channel, orderChannels}}; it may order by {{allowed, orderChannels}}.',
  'order-channel-default':
    'The company’s order channels don’t allow ordering by {{channel, orderChannels}}; one may order by {{allowed, orderChannels}}.',
  'channel-strategy-empty':
    'This allows no order at all. Tick at least one channel; customers who shall not order are paused or closed instead.',
  'override-customer-closed':
    '{{code}} {{name}} is closed and is not called, so it gets no strategy of its own. Open the customer again first.',
  'strategy-cell': '“{{text}}” in column {{column}} can’t be read.',
  'strategy-cell-missing': 'Column {{column}} is empty.',
  'strategy-row-twice': 'The same class has a version with this beginning in line {{first}} already.',
  'strategy-class-type-code': 'There is no class type “{{code}}”.',
  'strategy-class-code': 'Class type “{{type}}” has no class “{{code}}”.',
  'strategy-file-json': '{{file}} is no JSON list of strategies. Nothing was imported.',
  'strategy-columns-missing': 'The header lacks the columns {{columns}}. Nothing was imported.',
  'strategy-unknown': 'There is no such version of a strategy; it may have been removed. Please refresh.',
  'strategy-validity': 'The end {{validTo}} lies before the beginning {{validFrom}}.',
  'strategy-same-start':
    '“{{name}}” and “{{other}}” both begin on {{date}}. Only one version may begin on a day; let one of them begin on another.',
  'strategy-overlaps':
    '“{{first}}” holds until {{to}}, but “{{second}}” begins on {{from}}: they overlap. End “{{first}}” before {{from}}, or let “{{second}}” begin after {{to}}.',
  'strategy-versions-overlap':
    '“{{name}}” (from {{firstFrom}}) holds until {{to}}, but “{{name}}” (from {{from}}) begins before that: they overlap. End the earlier one before {{from}}, or let the later one begin after {{to}}.',
  'strategy-used-until':
    'Calls were planned by “{{name}}” up to {{date}}; it can’t end before that. Days that are over stay explained.',
  'strategy-past':
    'Calls were planned by “{{name}}” up to {{date}}, so no other version may hold then. Let it begin later.',
  'effect-preview-gone':
    'This preview is no longer there. Look at the effect of the change again, then tell the customers.',
  'strategy-used':
    'Calls were planned by “{{name}}”, so its class, rule, holiday rule and beginning stay. Make a new version: it takes over on its day.',
  'strategy-used-remove': 'Calls were planned by “{{name}}”, so it can’t be removed. You can give it an end.',
  'order-day-unknown': '“{{day}}” is no weekday. Order days are MO, TU, WE, TH, FR, SA and SU, with commas between.',
  'preview-range': 'The dates may span {{days}} days at most, and may not end before they begin.',
  'class-type-unknown': 'There is no such class type. Please refresh.',
  'class-type-code-taken': 'The class type “{{code}}” exists already.',
  'class-type-has-classes': 'The type “{{name}}” still has {{count}} classes: {{classes}}. Remove them first.',
  'class-unknown': 'There is no such class. Please refresh.',
  'class-of-other-type': '“{{class}}” is a class of the type “{{other}}”, not of “{{type}}”.',
  'class-dates': 'The last day {{to}} is before the first day {{from}}. Change one of them.',
  'class-past-built':
    'The queues from {{from}} to {{built}} were built with the classes of then, and the past stays explainable. Choose {{first}} or a later day.',
  'class-held-already': 'From {{from}} on this customer holds “{{class}}” already; nothing would change.',
  'class-none-held': 'From {{from}} on this customer holds no class of “{{type}}”; there is nothing to end.',
  'class-planned-unknown': 'This planned class is not there; it may just have been changed. Please refresh.',
  'class-not-planned':
    '“{{class}}” holds since {{from}}, so it can’t be cancelled. End it, or change it to another class.',
  'class-change-stale':
    'Classes changed since the preview: {{expected}} customers were to change, now it is {{found}}. Nothing was changed; please preview again.',
  'class-change-text-cut':
    'The text finds more than {{most}} customers and the list shows the best matches only. Type more of it, or use the other filters.',
  'class-change-unknown': 'There is no such change of classes. Please refresh.',
  'class-data-changed': 'Somebody else is changing classes right now. Nothing was changed; please try again shortly.',
  'class-code-taken': 'This type has a class “{{code}}” already.',
  'class-used':
    '“{{name}}” is used, so it can’t be removed: {{customers}} customers (past and planned ones too), {{strategies}} strategies, {{quotas}} quotas, {{others}} calls, pauses, exceptions or messages. You can rename it.',
  'class-order-stale':
    'Classes of “{{type}}” came or went just now, so the order was not changed. Refresh and order them again.',
  'bands-dates': 'The period ends on {{to}}, before it begins on {{from}}.',
  'bands-order': 'The limits of the bands have to fall from band to band.',
  'bands-share': 'The shares add up to {{total}} %. They may not exceed 100 %.',
  'bands-class': 'Each band needs a class of its own of this type.',
  'pause-unknown': 'There is no such pause; it may have been removed. Please refresh.',
  'pause-backwards': 'The last day {{to}} is before the first day {{from}}.',
  'pause-begins-past': 'A pause cannot begin on {{from}}, which is over; the earliest is today ({{today}}).',
  'pause-over': 'This pause ended on {{to}} and can no longer be changed. Make a new one if it is needed.',
  'pause-begun': 'This pause has held since {{from}}; its first day can no longer be changed.',
  'pause-end-past':
    'The last day {{to}} is over; the earliest is yesterday ({{yesterday}}), so that calls are made again from today on.',
  'pause-overlaps':
    'There is a pause from {{from}} to {{to}} ({{reason}}) already. Change that one, or choose other dates.',
  'pause-customer-closed': '“{{name}}” is closed and not called anyway; no pause is needed.',
  'exception-unknown': 'There is no such exception; it may have been removed. Please refresh.',
  'exception-past': '{{date}} is over (today is {{today}}) and can no longer be changed.',
  'exception-over': 'The exception for {{date}} is over; it can be neither changed nor removed.',
  'exception-of-calendar':
    'The exception for {{date}} comes from the order calendar “{{name}}”. Change it there and publish again.',
  'exception-exists': '“{{name}}” has an exception for the order day {{date}} already. Change that one.',
  'exception-customer-closed': '“{{name}}” is closed and not called; no exception is needed.',
  'exception-far':
    'The new order day {{date}} is more than {{most}} days from the one it replaces. Check year and month.',
  'exception-delivery-of-none':
    'Without a new order day there is no delivery day or cut-off. Give the new order day, or empty them.',
  'exception-delivery-before': 'The delivery day {{delivery}} is before the order day {{date}}.',
  'exception-cutoff-before': 'The cut-off day {{cutoff}} is before the order day {{date}}.',
  'exception-cutoff-after': 'The cut-off day {{cutoff}} is after the delivery day {{delivery}}.',
  'exception-cutoff-half': 'A cut-off needs both day and time, or neither.',
  'calendar-files-both':
    '{{file}} and {{other}} disagree about {{date}}, one says off, one working; nothing was imported.',
  'calendar-range-backwards': 'The last day {{to}} is before the first day {{from}}.',
  'calendar-range-long': 'At most {{most}} days can be set at once; these are {{days}}.',
  'calendar-range-empty': 'There are no company days from {{from}} to {{to}} to take back.',
  'calendar-year-empty': 'There are no public holidays of {{year}} to remove.',
  'order-calendar-unknown': 'There is no such order calendar; it may have been removed. Please refresh.',
  'order-calendar-name-taken': 'There is an order calendar “{{name}}” already. Choose another name.',
  'order-calendar-span': 'At most {{most}} days at once; these are {{days}}.',
  'order-calendar-row-twice': 'Route {{route}} has {{date}} twice in the table. Remove one of the rows.',
  'order-calendar-row-over': '{{date}} of route {{route}} is over; this row can be neither changed nor removed.',
  'order-calendar-row': 'Route {{route}}, {{orderDate}}: $t(errors.{{problem}})',
  'order-calendar-empty': 'The table has no row from today on, so there is nothing to publish.',
  'order-calendar-clash':
    'The order calendar “{{name}}” holds {{date}} of route {{route}}. Remove the row from one of the two tables first.',
  'order-calendar-by-hand':
    'Exceptions by hand stand in the way of {{count}} rows. Say whether to keep or replace them.',
  'order-calendar-draft': 'This order calendar is not published.',
  'order-calendar-published': '“{{name}}” is published; take it back before you remove it.',
  'order-calendar-was-published':
    '“{{name}}” was published, and exceptions or messages of it have held; it stays on record and cannot be removed.',
  'calendar-file-not-json': '{{file}} is no JSON file; nothing was imported. Choose a State Council holiday file.',
  'calendar-file-shape':
    '{{file}} is no State Council holiday file ({{where}} missing or wrong); nothing was imported.',
  'calendar-file-both': '{{file}} says both off and working for {{date}}; nothing was imported.',
  'calendar-file-year': '{{file}} is of {{year}} but holds {{date}}; nothing was imported.',
  'team-missing': 'You belong to no team, so you can’t build a queue. Ask the administrator to give you a team.',
  'date-invalid': '“{{date}}” is no date. Write it as YYYY-MM-DD.',
  'queue-date-invalid': '“{{date}}” is no date. Write it as YYYY-MM-DD, or as today, tomorrow or next-call-day.',
  'queue-date-far': 'No queue can be planned for {{date}}: only for days from {{from}} to {{to}}.',
  'queue-plan-changed':
    'Something changed since you looked at the difference for {{date}}. Nothing was built: look at the new one.',
  'no-call-day-ahead':
    'No call day comes within a month after {{date}}. Look at the calendar and at the call days in the settings.',
  'customer-code-unknown': 'There is no customer with the code “{{code}}”.',
  'file-not-found': 'The file can’t be found or read: {{file}}.',
  'task-of-other-team':
    'Some of these calls are on routes of another team; you may reassign those of your own. Nothing was changed.',
  'receiver-unknown':
    'One of the receivers does not exist, is inactive or takes no calls. Refresh and choose again. Nothing was changed.',
  'receiver-absent':
    '{{name}} is marked absent until {{until}}. Choose somebody else, or say that {{name}} is back at work first. Nothing was changed.',
  'calls-given-meanwhile':
    '{{name}} gave {{count}} of these calls away at {{at}} (to {{to}}). The list shows it now; decide again. Nothing was changed.',
  'calls-freed-meanwhile':
    '{{name}} gave {{count}} of these calls to anybody at {{at}}. The list shows it now; decide again. Nothing was changed.',
  'calls-changed-meanwhile':
    '{{count}} of these calls belong to somebody else by now. The list shows it now; decide again. Nothing was changed.',
  'shares-do-not-fit':
    'The shares do not add up to the chosen calls. Choose again, or share by load. Nothing was changed.',
  'reassignment-unknown': 'There is no such reassignment. Please refresh.',
  'reassign-undone': '{{name}} took these calls back already, at {{at}}.',
  'reassign-undo-too-late': 'Calls can be taken back for 10 minutes. Reassign them by hand instead.',
  'reassign-begun': 'All {{count}} calls were begun or given on meanwhile and stay where they are: {{names}}.',
  'nobody-listens': 'Nobody of your team takes calls, so nobody would read it.',
  'broadcast-unknown': 'This message does not exist any more.',
  'broadcast-from-above': 'This message came from {{name}}, above the teams. Ask them to withdraw it.',
  'listener-of-other-team': 'You can write to people of your own team only. Nothing was sent.',
  'receiver-of-other-team': 'Calls can be given to people of your own team only. Nothing was changed.',
  'message-dates': 'The message would end on {{to}}, before it begins on {{from}}.',
  'message-without-targets': 'Nobody is named. Choose all customers, or classes, routes, areas or codes.',
  'message-unknown': 'There is no such message. Please refresh.',
  'message-heard':
    'Customers have heard this message meanwhile, so its words and targets stay. Change its dates, or withdraw it and write another one.',
  'message-withdrawn': 'This message was withdrawn. Write a new one.',
  'message-not-open': 'This message was withdrawn or has run out, so it need not be told any more.',
  'message-to-nobody': 'The result says that nobody was reached. Change the result first, then tick the message.',
  'customer-codes-unknown': 'There are codes that nobody has ({{count}}): {{codes}}. Nothing was saved.',
  'no-order-reason-missing': 'The customer was reached and did not order. Choose the no-order reason.',
  'promise-missing': 'Say when the callback was promised for.',
  'promise-past': 'The promised time has passed. Choose a later one.',
  'promise-after-cut-off': 'The promised time is after the cut-off. The latest possible is {{latest}}.',
  'category-unknown': 'This category does not exist. Please choose again.',
  'category-inactive': 'The category "{{category}}" is no longer in use. Please choose another.',
  'category-code-taken': 'Another category has the code {{code}}. Choose another code, or leave it empty.',
  'category-name-taken': 'There is a category "{{name}}" at this place already. Choose another name.',
  'policy-unknown': 'This policy is not there any more.',
  'policy-without-clock': 'A policy needs at least one clock: first response, hand-over or solution.',
  'policy-response-late':
    'The first response would be due after the solution. Give it less time, or the solution more.',
  'policy-hand-over-late': 'The hand-over would be due after the solution. Give it less time, or the solution more.',
  'policy-choice-taken': 'The policy "{{name}}" is for the very same cases already. Change that one, or choose others.',
  'policy-name-taken': 'There is a policy "{{name}}" already. Choose another name.',
  'policies-there': 'Every kind of case has a policy already.',
  'category-under-itself': 'A category cannot stand below itself. Choose another place for it.',
  'category-too-deep': 'The tree has at most {{most}} levels. Choose a place further up.',
  'category-field-twice': 'The field "{{field}}" is there twice. Rename or remove one.',
  'category-field-choices': 'The field "{{field}}" needs at least two choices.',
  'categories-there': 'Every kind has categories already. Nothing was created.',
  'unit-code-taken': 'Another unit has the code {{code}}. Choose another code, or leave it empty.',
  'unit-name-taken': 'There is a unit "{{name}}" already. Choose another name.',
  'unit-needs-members':
    '"{{unit}}" has no members, so its cases cannot be shared out among them. Choose members, or let the unit share out itself.',
  'assignee-away': '{{name}} is marked absent until {{to}}. Choose somebody else.',
  'ticket-level':
    'A case is put before a higher level by shift leads and supervisors, and put back by whoever it was put before.',
  'ticket-not-assigned': 'Case {{number}} has been worked on since, or was not assigned by you. Assign it anew.',
  'ticket-ended': 'Case {{number}} has ended. Reopen it first.',
  'check-unknown': 'The case has no such point on its checklist. Look at it again.',
  'article-unknown': 'This article does not exist any more. Please choose again.',
  'article-title-taken': 'There is an article "{{title}}" already. Change that one, or choose another title.',
  'attachment-name': '"{{name}}" is a path, not a file name. Rename the file and choose it again.',
  'attachment-type':
    '"{{name}}" is of a kind that is not taken. Pictures, PDF, text, office documents and recordings are.',
  'attachment-empty': '"{{name}}" is empty. Choose another file.',
  'attachment-too-large':
    '"{{name}}" has {{size}} MB; a file has at most {{most}} MB. Make it smaller, or attach a part of it.',
  'attachments-full': 'The case has {{most}} files already, which is the most.',
  'attachment-content':
    'What is in "{{name}}" is not what its name says, so it was not taken. Save it in its own format and choose it again.',
  'attachment-unknown': 'This file does not exist within your reach.',
  'attachment-missing':
    '"{{name}}" is no longer in the data folder. Ask the administrator to bring it back from a backup.',
  'order-in-hand-gone':
    'There is no such order in hand; it may have been discarded. Choose the order that it is about again.',
  'ticket-of-nobody': 'Choose the customer, or give the name or number of the person who calls.',
  'ticket-without-description': 'Say what it is about.',
  'ticket-field-missing': 'Please fill in "{{field}}".',
  'ticket-field-negative': '"{{field}}" can’t be below 0. Please check it.',
  'ticket-field-wrong': 'What stands in "{{field}}" does not fit. Please check it.',
  'order-of-other-customer': 'This order is not of this customer.',
  'order-line-unknown': 'The order has no such line.',
  'ticket-unknown': 'There is no such case within your reach.',
  'ticket-changed':
    '{{name}} has just worked on case {{number}}; it is now "{{state, caseState}}". Look at it and decide again; what you typed is still here.',
  'transition-not-from': 'The case is "{{state, caseState}}" now, so this cannot be done.',
  'transition-of-leads': 'This step is made by a shift lead or supervisor.',
  'ticket-needs-reason': 'Give the reason.',
  'ticket-needs-unit-or-person': 'Choose the responsible unit or person.',
  'ticket-needs-waiting-for': 'Say what the case waits for.',
  'ticket-needs-result': 'Say what came of it.',
  'ticket-needs-root-cause': 'Choose the root cause.',
  'ticket-needs-decision': 'Choose how it was decided.',
  'ticket-needs-reply': 'Write the reply to the customer.',
  'ticket-needs-satisfaction': 'A complaint is closed with the satisfaction of its follow-up call.',
  'ticket-needs-unreached-days':
    'It may be closed as not reached only after follow-up calls on three days reached nobody, or where nobody can be called at all.',
  'ticket-checks-open': 'Open points of the checklist: {{count}}.',
  'unit-unknown': 'This unit does not exist. Please choose again.',
  'unit-inactive': 'The unit "{{unit}}" is no longer in use. Please choose another.',
  'ticket-note-empty': 'Write something first.',
  'call-has-answer': 'The customer answered a follow-up in this call, so somebody was reached. Choose another result.',
  'follow-up-not-asked': 'Case {{number}} is "{{state, caseState}}" now: the customer is not asked about it.',
  'follow-up-unreached':
    'Calls about case {{number}} reached nobody on {{days}} days. Close it as not reached, or record what the customer says.',
  'follow-up-answered': 'The customer has answered about case {{number}}: close it with that answer.',
  'follow-up-without-score': 'Say how satisfied the customer is, from 1 to 5.',
  'follow-up-without-reason': 'Say what is not settled: the case is opened again with it.',
  'follow-up-date-past': '{{date}} is past. Please choose a day from today on.',
  'follow-up-date-no-call-day': 'Nobody calls on {{date}}: it is no call day. Please choose another day.',
  'follow-up-date-paused': 'The customer is paused on {{date}}. Please choose a day after the pause.',
  'follow-up-date-held':
    'A seat has the customer in hand just now. Please choose a day after {{date}}, or try again later.',
  'follow-up-date-far': '{{date}} is too far ahead: a follow-up is planned for the next 60 days.',
  'view-name-empty': 'Give the list a name.',
  'view-name-long': 'A name has at most {{most}} characters. Shorten it.',
  'view-name-taken': 'There is a saved list “{{name}}” already. Choose another name.',
  'view-shared-by-leads': 'Only shift leads and supervisors share lists with everybody.',
  'view-unknown': 'This saved list does not exist any more.',
  'view-of-other': '“{{name}}” was made by somebody else. Save your own under another name.',
  'views-too-many': 'You have {{most}} saved lists here already. Delete one first.',
  ...workLogErrors,
  ...shiftNoteErrors,
};
