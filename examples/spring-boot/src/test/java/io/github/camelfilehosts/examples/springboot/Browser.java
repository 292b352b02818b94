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
package io.github.camelfilehosts.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Chromium without a screen, as Debian has it; {@code -Dbrowser.binary} and {@code -Dbrowser.driver} name another. */
class Browser implements AutoCloseable {

    private static final Duration LONG = Duration.ofMinutes(3);

    /** The profile fetches it. */
    private static final Path AXE = Path.of("target/npm/node_modules/axe-core/axe.min.js");

    private final ChromeDriver chromium;
    private final String url;

    /** @param profile an empty directory */
    Browser(Path profile, int port) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(System.getProperty("browser.binary", "/usr/bin/chromium"));
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
        ChromeDriverService driver = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File(System.getProperty("browser.driver", "/usr/bin/chromedriver")))
                .usingAnyFreePort()
                .build();
        this.chromium = new ChromeDriver(driver, options);
        this.url = "http://localhost:" + port + "/";
    }

    /** @param width of the window, in CSS pixels */
    Browser sized(int width, int height) {
        chromium.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        chromium.executeCdpCommand("Emulation.setScrollbarsHidden", Map.of("hidden", true));
        return this;
    }

    Browser dark(boolean dark) {
        chromium.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
        return this;
    }

    Browser open(String path) {
        chromium.get(url + path);
        return this;
    }

    /** Opens the console, and waits until it has all. */
    Browser open() {
        open("");
        awaitThat("document.getElementById('connection').dataset.state === 'live'"
                + " && document.querySelectorAll('.account .amount').length > 0");
        return this;
    }

    WebElement find(String css) {
        return chromium.findElement(By.cssSelector(css));
    }

    List<WebElement> all(String css) {
        return chromium.findElements(By.cssSelector(css));
    }

    /** The row of the file of this name. */
    WebElement row(String name) {
        return chromium.findElement(By.xpath("//li[.//bdi[normalize-space()='" + name + "']]"));
    }

    Object run(String script, Object... arguments) {
        return chromium.executeScript(script, arguments);
    }

    void awaitThat(String condition) {
        await(condition)
                .atMost(LONG)
                .ignoreExceptions()
                .until(() -> Boolean.TRUE.equals(run("return Boolean(" + condition + ")")));
    }

    WebElement focused() {
        return chromium.switchTo().activeElement();
    }

    /** What axe finds that keeps people from using the page, and whether the page is wider than its window. */
    void assertUsable() throws IOException {
        run(Files.readString(AXE));
        Object found = chromium.executeAsyncScript("const done = arguments[0];"
                + "axe.run().then(r => done(r.violations.filter(v => ['serious', 'critical'].includes(v.impact))"
                + ".map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' '))), e => done(['axe: ' + e]))");
        assertThat((List<?>) found).isEmpty();
        assertThat((Boolean) run("return document.documentElement.scrollWidth <= innerWidth"))
                .as("fits into its width")
                .isTrue();
    }

    void save(Path image) throws IOException {
        Files.createDirectories(image.getParent());
        Files.write(image, chromium.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        chromium.quit();
    }
}
