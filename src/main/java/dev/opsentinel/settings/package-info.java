/**
 * Every setting declared once, as data; the check, the reference page and the example file are made
 * from the declarations. This package knows no other part of OpSentinel.
 */
package dev.opsentinel.settings;
