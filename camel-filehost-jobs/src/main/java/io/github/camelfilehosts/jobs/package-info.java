/** Mirror jobs that survive their process: links of FileFactory become files at AlfaFile. */
package io.github.camelfilehosts.jobs;
