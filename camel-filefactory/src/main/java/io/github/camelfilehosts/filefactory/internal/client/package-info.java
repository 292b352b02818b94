/** The API of FileFactory in plain Java: one short method for each of its methods. */
package io.github.camelfilehosts.filefactory.internal.client;
