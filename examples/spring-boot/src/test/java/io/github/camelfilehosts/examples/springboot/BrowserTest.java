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

import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.FileFactoryServer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The page in Chromium, as an operator uses it: {@code ./mvnw test -Pbrowser -pl examples/spring-boot -am}, with
 * {@code -Dscreens.update=true} to renew the pictures in {@code docs/images}.
 */
@Tag("browser")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "console.tick=300")
class BrowserTest {

    private static final Path IMAGES = Path.of("../../docs/images");
    private static final int MOST_BYTES_OF_AN_IMAGE = 150_000;
    private static final long GIB = 1L << 30;
    private static final String FAILING = "Winter in Tromsø.zip";
    private static final String LOCKED = "members only (password tulip).7z";

    @TempDir
    Path directory;

    @LocalServerPort
    private int port;

    @Autowired
    private FileFactoryServer fileFactory;

    @Autowired
    private AlfaFileServer alfaFile;

    @Autowired
    private JobRepository jobs;

    @Autowired
    private JdbcTemplate database;

    @BeforeEach
    void empty() {
        jobs.deleteAll();
    }

    @Test
    void thirtyLinksOfAllKinds() throws Exception {
        try (Browser desk = browser("desk").sized(1280, 900).open();
                Browser phone = browser("phone").sized(360, 780).dark(true).open()) {
            desk.assertUsable();
            desk.find("#samples").click();
            desk.find("#links").sendKeys("\nhttps://elsewhere.example/file/1");
            desk.find("#add").click();
            awaitRows(desk, 30);
            assertThat(desk.find("#links").getDomProperty("value")).isEqualTo("https://elsewhere.example/file/1");
            assertThat(desk.find("#messages").getText()).contains("30 added", "1 not read");
            awaitRows(phone, 30);

            phone.find("#start-ready").click();
            for (Browser browser : List.of(desk, phone)) {
                browser.awaitThat(
                        "document.querySelectorAll('.job[data-state=RUNNING] progress[value]').length >= 2"
                                + " && / · .* left/.test(document.querySelector('.job[data-state=RUNNING] .pace').textContent)");
            }
            desk.find("#links").clear();
            for (Browser browser : List.of(desk, phone)) {
                browser.find("#filters button:nth-child(3)").click();
            }
            picture(desk, "console.png");
            phone.run("document.getElementById('files').scrollIntoView()");
            picture(phone, "console-phone.png");

            desk.open();
            awaitRows(desk, 30);
            // What was started is started still.
            desk.awaitThat("document.querySelectorAll('.job[data-state=READY]').length === 0");
            desk.assertUsable();
            phone.assertUsable();

            awaitEnd(desk);
            assertThat(desk.row("Big Buck Bunny 1080p.mp4").getText()).contains("Done", "instant");
            assertThat(desk.row("night train timelapse.mov").getText()).contains("Done", "Repeated 1 time");
            assertThat(desk.row("filefactory.com/file/g4o5n6e7g8o9").getText()).contains("Not there", "no such file");
            WebElement failed = desk.row(FAILING);
            assertThat(failed.getText()).contains("Failed", "HTTP 503", "Repeated 3 times");
            failed.findElement(By.tagName("summary")).sendKeys(Keys.ENTER);
            assertThat(failed.getText()).contains("retry 1 of 3");
            desk.dark(true)
                    .sized(1280, 780)
                    .run("document.querySelector('#jobs').lastElementChild.scrollIntoView(false)");
            desk.assertUsable();
            picture(desk, "console-dark.png");

            desk.find("#retry-failed").click();
            WebElement password = desk.row(LOCKED).findElement(By.name("password"));
            password.sendKeys("tulip", Keys.ENTER);
            desk.awaitThat("document.querySelectorAll('.job[data-state=DONE]').length === 28");
            phone.awaitThat("document.querySelectorAll('.job[data-state=DONE]').length === 28");
            phone.assertUsable();

            desk.find("#show-links").click();
            desk.assertUsable();
            assertThat(desk.find("#links-out").getDomProperty("value").lines())
                    .hasSize(28)
                    .allMatch(link -> link.startsWith("http://alfafile.net/file/"));
            desk.find("#close-links").click();
            desk.find("#clear-done").click();
            awaitRows(desk, 2);
            awaitRows(phone, 2);
        }
    }

    @Test
    void aGibibyteIsUploaded() throws Exception {
        assertThat(Runtime.getRuntime().maxMemory()).isLessThanOrEqualTo(128L << 20);
        Path large = directory.resolve("large.bin");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(GIB);
        }
        try (Browser browser = browser("upload").sized(1280, 900).open()) {
            browser.find("#files-input").sendKeys(large.toString());
            browser.awaitThat("document.querySelector('.job .pace')?.textContent.includes('left')");
            awaitEnd(browser);

            assertThat(browser.row("large.bin").getText()).contains("Done");
            assertThat(alfaFile.uploadsReceived())
                    .anySatisfy(upload -> assertThat(upload.size()).isEqualTo(GIB));
        }
    }

    @Test
    void filesAndFoldersAreDropped() throws Exception {
        Path folder = Files.createDirectories(directory.resolve("photos/2026"));
        Files.writeString(folder.resolve("a.txt"), "a");
        Files.writeString(folder.resolve("b.txt"), "b");
        try (Browser browser = browser("drop").sized(360, 780).open()) {
            browser.find("#folder-input").sendKeys(directory.resolve("photos").toString());
            browser.run("const data = new DataTransfer();"
                    + "data.items.add(new File(['dropped'], '100 % & dropped.txt'));"
                    + "document.querySelector('#drop .target').dispatchEvent("
                    + "new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}))");
            browser.awaitThat("document.querySelectorAll('.job[data-state=DONE]').length === 3");

            assertThat(browser.row("100 % & dropped.txt").getText()).contains("Done");
            assertThat(alfaFile.folders()).extracting(made -> made.name()).contains("photos", "2026");
            browser.assertUsable();
        }
    }

    @Test
    void anUploadThatFailedIsSentAgain() throws Exception {
        Path file = Files.writeString(directory.resolve("again.txt"), "again and again");
        alfaFile.failNext("file/upload", 400, "Not now", 1);
        try (Browser browser = browser("again").sized(1280, 900).open()) {
            browser.find("#files-input").sendKeys(file.toString());
            browser.awaitThat("document.querySelector('.job[data-state=FAILED] .start:not([hidden])')");
            assertThat(browser.row("again.txt").getText()).contains("Not now");
            browser.find(".job .start").click();

            browser.awaitThat("document.querySelector('.job[data-state=DONE]')");
            awaitRows(browser, 1);
        }
    }

    @Test
    void whatOthersWroteIsTextAndNothingElse() throws Exception {
        String name = "<img src=x onerror=document.title='owned'><b>bold</b>.jpg";
        fileFactory.addFile("e1v2i3l4f5i6", name, Content.of("x"));
        try (Browser browser = browser("names").sized(360, 780).open()) {
            browser.find("#links").sendKeys("e1v2i3l4f5i6", Keys.chord(Keys.CONTROL, Keys.ENTER));
            awaitRows(browser, 1);
            browser.find("#start-ready").click();
            awaitEnd(browser);
            assertThat(browser.find(".job .name").getText()).isEqualTo(name);
            assertThat(browser.all(".job img, .job b")).isEmpty();
            assertThat(browser.find(".job .open").isDisplayed()).isTrue();

            database.update("update job set link = ?", "javascript:document.title='owned'");
            browser.open();
            awaitRows(browser, 1);
            assertThat(browser.find(".job .open").isDisplayed()).isFalse();
            assertThat((String) browser.run("return document.title")).doesNotContain("owned");
            browser.assertUsable();
        }
    }

    @Test
    void aKeyboardIsEnough() throws Exception {
        fileFactory.addFile("k1e2y3b4o5a6", "keys.txt", Content.of("keys"));
        try (Browser browser = browser("keys").sized(1280, 900).open()) {
            browser.find("body").sendKeys(Keys.TAB);
            assertThat(browser.focused().getText()).isEqualTo("Skip to the files");
            tabTo(browser, "links");
            browser.focused().sendKeys("k1e2y3b4o5a6");
            tabTo(browser, "add");
            browser.focused().sendKeys(Keys.ENTER);
            awaitRows(browser, 1);
            tabTo(browser, "start-ready");
            browser.focused().sendKeys(Keys.SPACE);
            awaitEnd(browser);
            tabTo(browser, "show-links");
            browser.focused().sendKeys(Keys.ENTER);
            assertThat(browser.find("#links-dialog").isDisplayed()).isTrue();
            browser.focused().sendKeys(Keys.ESCAPE);
            assertThat(browser.find("#links-dialog").isDisplayed()).isFalse();
        }
    }

    @Test
    void theLoginIsUsable() throws Exception {
        try (Browser browser = browser("login").sized(360, 780)) {
            browser.open("login.html?failed").assertUsable();
            browser.dark(true).assertUsable();
            assertThat(browser.focused().getDomProperty("name")).isEqualTo("username");
            assertThat(browser.find("#failed").isDisplayed()).isTrue();
        }
    }

    private Browser browser(String profile) {
        return new Browser(directory.resolve("profile-" + profile), port);
    }

    private static void tabTo(Browser browser, String id) {
        for (int tabs = 0; tabs < 30 && !id.equals(browser.focused().getDomProperty("id")); tabs++) {
            browser.focused().sendKeys(Keys.TAB);
        }
        assertThat(browser.focused().getDomProperty("id")).isEqualTo(id);
    }

    private static void awaitRows(Browser browser, int rows) {
        browser.awaitThat("document.querySelectorAll('.job').length === " + rows);
    }

    private static void awaitEnd(Browser browser) {
        browser.awaitThat("document.querySelectorAll('.job').length > 0"
                + " && document.querySelectorAll('.job:is([data-state=RUNNING], [data-state=QUEUED])').length === 0"
                + " && document.querySelectorAll('.job:is([data-state=DONE], [data-state=FAILED])').length > 0");
    }

    /** What the page's documentation shows. */
    private static void picture(Browser browser, String name) throws IOException {
        if (Boolean.getBoolean("screens.update")) {
            browser.save(IMAGES.resolve(name));
            assertThat(IMAGES.resolve(name).toFile()).size().isLessThan(MOST_BYTES_OF_AN_IMAGE);
        }
    }
}
