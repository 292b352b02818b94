/** Bytes: remote files, resuming and checked streams, downloads to a directory, what is uploaded, and safe names. */
package io.github.camelfilehosts.internal.transfer;
