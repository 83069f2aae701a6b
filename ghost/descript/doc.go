// Package descript reads descript.txt and its kin: lines of "key,value" in the charset that their first line names.
package descript
