/** Downloads: a remote file, its links, its stream, which resumes and checks, and what puts it into a directory. */
package io.github.camelfilehosts.internal.transfer.download;
