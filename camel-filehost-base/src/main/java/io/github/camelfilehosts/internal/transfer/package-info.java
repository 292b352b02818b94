/** Bytes that move: how a transfer is driven, step by step, and what downloads and uploads both need. */
package io.github.camelfilehosts.internal.transfer;
