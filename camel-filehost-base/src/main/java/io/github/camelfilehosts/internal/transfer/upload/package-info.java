/** Uploads: where their bytes come from, as often as they are needed, and the stream that counts them. */
package io.github.camelfilehosts.internal.transfer.upload;
