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
package io.github.camelfilehosts.filefactory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.UnexpectedResponseException;
import io.github.camelfilehosts.filefactory.model.MemberInfo;
import io.github.camelfilehosts.secrets.SuiteLog;
import io.github.camelfilehosts.test.Examples;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemberInfoTest extends FileFactoryTestSupport {

    private static final ZoneId CET = ZoneId.of("CET");

    @Test
    void readsThePagesOwnExample() {
        answer("getMemberInfo", Examples.fileFactory("getMemberInfo"));

        MemberInfo info = memberInfo();

        assertThat(info)
                .isEqualTo(new MemberInfo(
                        "example@filefactory.com",
                        "premium",
                        null,
                        1_234_567_890L,
                        null,
                        12_345L,
                        1_099_511_627_776L,
                        107_374_182_400L,
                        true,
                        false,
                        null,
                        null));
    }

    @Test
    void tellsTimesInCet() {
        MemberInfo info = memberInfo();

        assertThat(info.email()).isEqualTo(SERVER.email());
        assertThat(info.joined()).isEqualTo(ZonedDateTime.of(2010, 1, 2, 3, 4, 5, 0, CET));
        assertThat(info.joined().getZone()).isEqualTo(CET);
        assertThat(info.expiryDate().toInstant()).isEqualTo(time.instant().plusMillis(info.expiryMs()));
    }

    @ParameterizedTest
    @CsvSource({"2024-01-01 12:00:00, 2024-01-01T11:00:00Z", "2024-07-01 12:00:00, 2024-07-01T10:00:00Z"})
    void cetHasSummerTime(String text, String instant) {
        answer("getMemberInfo", member("\"joined\":\"" + text + "\""));

        assertThat(memberInfo().joined().toInstant()).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "YYYY-MM-DD HH:MM:SS",
                "0000-00-00 00:00:00",
                "",
                "never",
                "2014-01-23",
                "2014/01/23 06:49:39",
                "2014-02-30 06:49:39"
            })
    void whatIsNoDateIsNull(String text) {
        answer("getMemberInfo", member("\"joined\":\"" + text + "\",\"fileCount\":1"));

        MemberInfo info = memberInfo();

        assertThat(info.joined()).isNull();
        assertThat(info.fileCount()).isEqualTo(1);
    }

    @Test
    void aStorageLimitThatIsNoNumberIsNullAndNamedAtDebug() {
        answer("getMemberInfo", member("\"fileCount\":6,\"storageLimit\":\"inf\",\"storageUsed\":\"8\""));

        MemberInfo info = memberInfo();

        assertThat(info.fileCount()).isEqualTo(6);
        assertThat(info.storageLimit()).isNull();
        assertThat(info.storageUsed()).isEqualTo(8);
        assertThat(SuiteLog.LOG).content().contains("storageLimit cannot be read");
    }

    @Test
    void numbersMayBeStringsAndStringsNumbers() {
        answer(
                "getMemberInfo",
                member("\"expiryMs\":\"5\",\"fileCount\":6,\"storageLimit\":\"7\",\"storageUsed\":\"8\","
                        + "\"trafficShareUsed\":\"9\",\"trafficShareLimit\":10,\"accountType\":11"));

        MemberInfo info = memberInfo();

        assertThat(info.expiryMs()).isEqualTo(5);
        assertThat(info.fileCount()).isEqualTo(6);
        assertThat(info.storageLimit()).isEqualTo(7);
        assertThat(info.storageUsed()).isEqualTo(8);
        assertThat(info.trafficShareUsed()).isEqualTo(9);
        assertThat(info.trafficShareLimit()).isEqualTo(10);
        assertThat(info.accountType()).isEqualTo("11");
    }

    @ParameterizedTest
    @CsvSource({
        "true, true",
        "false, false",
        "1, true",
        "0, false",
        "'\"1\"', true",
        "'\"0\"', false",
        "'\"true\"', true",
        "'\"false\"', false",
        "'\"\"', "
    })
    void booleansComeInManyForms(String json, Boolean expected) {
        answer("getMemberInfo", member("\"directDownloads\":" + json));

        assertThat(memberInfo().directDownloads()).isEqualTo(expected);
    }

    @Test
    void whatIsLeftOutIsNullAndWhatIsUnknownIsIgnored() {
        answer("getMemberInfo", member("\"email\":\"a@b.c\",\"shoeSize\":{\"left\":[43]}"));

        assertThat(memberInfo())
                .isEqualTo(new MemberInfo("a@b.c", null, null, null, null, null, null, null, null, null, null, null));
    }

    @Test
    void anAnswerWithoutAMemberIsAnErrorNotARecordOfNulls() {
        answer("getMemberInfo", "{\"type\":\"success\",\"result\":[]}");

        assertThat(failure("filefactory:getMemberInfo", null)).isInstanceOf(UnexpectedResponseException.class);
    }

    private MemberInfo memberInfo() {
        return result(MemberInfo.class, "filefactory:getMemberInfo", null);
    }

    private static String member(String fields) {
        return "{\"type\":\"success\",\"result\":{" + fields + "}}";
    }
}
