// Package descript reads descript.txt and its kin: lines of "key,value" in the charset that their first line names.
//
// The form is the one of UKADOC (descript_ghost, descript_shell): the first line may be "charset,LABEL"; a line without
// a comma, an empty one and one that begins with // is a comment. Without a charset line a file is UTF-8 when its bytes
// are, else Shift_JIS. What is read is what was written: whoever shows a value on a terminal cleans it first. Files are
// foreign, so their size and number of keys are bounded, and a mistake is an *Error that names file and line.
package descript
