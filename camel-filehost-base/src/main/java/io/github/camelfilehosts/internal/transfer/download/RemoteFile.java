/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.camelfilehosts.internal.transfer.download;

import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.RateLimitedException;
import io.github.camelfilehosts.internal.SafeText;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.http.RefusedHostException;
import io.github.camelfilehosts.internal.meter.Meters;
import io.github.camelfilehosts.internal.transfer.Md5;
import io.github.camelfilehosts.internal.transfer.Permission;
import io.github.camelfilehosts.internal.transfer.Progress;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/** A file whose bytes are still at the service. Thread-safe. */
public final class RemoteFile implements HostedFile {

    /** How long the first link is assumed to work. When it really expires is not documented. */
    private static final Duration FIRST_LINK_LIFE = Duration.ofSeconds(60);

    private final FileFacts facts;
    private final LinkSource links;
    private final AtomicReference<Link> firstLink;
    private final CallContext context;
    private final DownloadSettings settings;

    /**
     * @param firstLink a link for one opening within a minute
     * @param context the context of the download, also for later reads
     */
    public RemoteFile(
            FileFacts facts, LinkSource links, Link firstLink, CallContext context, DownloadSettings settings) {
        this.facts = facts;
        this.links = links;
        this.firstLink = new AtomicReference<>(firstLink);
        this.context = context;
        this.settings = settings;
    }

    /**
     * Throws if the delay of the first link is longer than the exchange may wait, or if its host is refused, so that
     * this is known before a read.
     */
    public void requireUsableLink() {
        Link link = firstLink.get();
        if (link == null) {
            return;
        }
        try {
            settings.hosts().require(link.uri());
        } catch (RefusedHostException e) {
            throw refusedHost(e);
        }
        if (!context.waits().allows(link.delay())) {
            throw delayTooLong(link.delay());
        }
    }

    InvalidRequestException refusedHost(RefusedHostException e) {
        return new InvalidRequestException(
                context.failure("file '" + facts.id() + "' was not fetched: " + e.getMessage())
                        .withCause(e));
    }

    RateLimitedException delayTooLong(Duration delay) {
        return new RateLimitedException(
                context.failure("the link of file '" + facts.id() + "' is free and can be used in " + delay.toSeconds()
                                + " s, which is longer than maxWait allows")
                        .withRetryAfter(delay));
    }

    @Override
    public String name() {
        return facts.name();
    }

    @Override
    public long size() {
        return facts.size();
    }

    @Override
    public String md5() {
        return facts.md5();
    }

    @Override
    public InputStream open(long offset) {
        return new HostedFileStream(
                offset == 0 && isChecked()
                        ? open(offset, new Md5(settings.executor()), SameVersion.unneeded(), progress())
                        : open(offset, null, SameVersion.startingAt(offset), progress()));
    }

    /**
     * Opens the bytes for our own use: a failure is our exception, not wrapped.
     *
     * @param md5 the digest of the bytes before the offset, which is checked at the end; null to check only the length
     */
    RemoteFileStream open(long offset, Md5 md5, SameVersion version, Progress progress) {
        if (offset < 0 || facts.size() >= 0 && offset > facts.size()) {
            throw new InvalidRequestException(context.failure(
                    "offset " + offset + " lies outside file '" + facts.id() + "' of " + facts.size() + " bytes"));
        }
        return new RemoteFileStream(
                this, links, takeFirstLink(), offset, facts.size(), md5, version, progress, permission());
    }

    /** Opens a part of the file, whose progress its reader reports. */
    RemoteFileStream openRange(
            long start, long end, Link link, LinkSource rangeLinks, SameVersion version, Progress whole) {
        return new RemoteFileStream(this, rangeLinks, link, start, end, null, version, whole.ofPart(), Permission.FREE);
    }

    private Progress progress() {
        return new Progress(
                settings.listener(),
                context.transfer(facts.id(), facts.name(), facts.size()),
                Meters.Direction.DOWN,
                context);
    }

    /** @param from the offset at which it is resumed; 0 for a new download */
    Progress progress(long from) {
        Progress progress = progress();
        if (from > 0) {
            progress.resumed();
        }
        return progress;
    }

    Permission permission() {
        return new Permission(settings.guard(), context.transfer(facts.id(), facts.name(), facts.size()), context);
    }

    /** The first link if it is assumed to work, otherwise a new one. */
    Link link() {
        Link first = takeFirstLink();
        return first == null ? links.fresh() : first;
    }

    /** Returns a link that was not used, so that the next opening may use it. */
    void giveBack(Link link) {
        firstLink.set(link);
    }

    LinkSource links() {
        return links;
    }

    /** Whether the MD5 decides at the end: it is known, and must be checked. */
    boolean isChecked() {
        return facts.md5() != null && settings.verifyChecksum();
    }

    Executor executor() {
        return settings.executor();
    }

    CallContext context() {
        return context;
    }

    DownloadSettings settings() {
        return settings;
    }

    FileFacts facts() {
        return facts;
    }

    private Link takeFirstLink() {
        Link link = firstLink.getAndSet(null);
        boolean good = link != null
                && Duration.between(link.obtained(), settings.clock().instant()).compareTo(FIRST_LINK_LIFE) < 0;
        return good ? link : null;
    }

    /** Names the file, without the link, which anybody could use. */
    @Override
    public String toString() {
        return "HostedFile[" + context.provider() + " " + facts.id() + ", name="
                + SafeText.of(String.valueOf(facts.name())) + ", size=" + facts.size() + ", md5=" + facts.md5() + "]";
    }
}
