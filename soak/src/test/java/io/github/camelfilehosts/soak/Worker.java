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
package io.github.camelfilehosts.soak;

import java.io.IOException;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** Does one thing after another, of all that there is to do, until it is told to stop. */
final class Worker implements Runnable {

    private final FactsWork facts;
    private final DownloadWork fileFactoryDownloads;
    private final DownloadWork alfaFileDownloads;
    private final FileLives lives;
    private final Ledger ledger;
    private final Random random;
    private final BooleanSupplier goOn;

    Worker(
            FactsWork facts,
            DownloadWork fileFactoryDownloads,
            DownloadWork alfaFileDownloads,
            FileLives lives,
            Ledger ledger,
            Random random,
            BooleanSupplier goOn) {
        this.facts = facts;
        this.fileFactoryDownloads = fileFactoryDownloads;
        this.alfaFileDownloads = alfaFileDownloads;
        this.lives = lives;
        this.ledger = ledger;
        this.random = random;
        this.goOn = goOn;
    }

    @Override
    public void run() {
        while (goOn.getAsBoolean()) {
            try {
                once();
            } catch (IOException | RuntimeException | Error e) {
                ledger.violation("a worker stumbled", e);
            }
        }
    }

    private void once() throws IOException {
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> facts.once();
            case 3, 4 -> fileFactoryDownloads.once();
            case 5 -> alfaFileDownloads.once();
            default -> lives.once();
        }
    }
}
