/**
 * The API of AlfaFile in plain Java: one short method for each of its methods, and the upload that is made of several.
 */
package io.github.camelfilehosts.alfafile.internal.client;
