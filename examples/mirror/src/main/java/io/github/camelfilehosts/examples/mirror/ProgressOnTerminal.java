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
package io.github.camelfilehosts.examples.mirror;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that grows with the bytes; those that need not be moved count as well, once their file has ended. */
final class ProgressOnTerminal implements Progress {

    private static final int REFRESH_MILLIS = 100;
    private static final long MB = 1_000_000;

    private final ProgressBar bar;
    private final int links;
    private long moved;
    private long spared;
    private int ended;

    ProgressOnTerminal(long bytes, int links) {
        this.links = links;
        this.bar = ProgressBar.builder()
                .setTaskName("Mirroring")
                .setInitialMax(bytes)
                .setUnit(" MB", MB)
                .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .showSpeed()
                .build();
    }

    @Override
    public synchronized void moved(long bytes) {
        moved = bytes;
        bar.stepTo(moved + spared);
    }

    @Override
    public synchronized void ended(Result result) {
        ended++;
        if (result.wasTried() && result.outcome() != Outcome.mirrored && result.size() != null) {
            spared += result.size();
        }
        bar.stepTo(moved + spared);
        bar.setExtraMessage(" " + ended + "/" + links + " files");
    }

    @Override
    public void close() {
        bar.close();
    }
}
