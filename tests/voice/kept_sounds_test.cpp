// SPDX-License-Identifier: Apache-2.0
#include "drivers/voice/kept_sounds.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch.hpp>

#include <QDir>
#include <QFile>

using namespace hall;
using namespace hall::voice;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Time morning{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 9h};

struct Folder
{
    [[nodiscard]] QStringList names() const
    {
        return QDir(path).entryList(QDir::Files, QDir::Name);
    }

    test::TempDir dir;
    QString path = QString::fromStdString((dir.path() / "kept").string());
};

} // namespace

TEST_CASE("an announcement is kept under its time, zone and number", "[voice][keep]")
{
    const Folder folder;
    const KeptSounds kept{folder.path};
    const Pcm sound = silence(22050, 100ms);

    REQUIRE(kept.keep(morning, u"front/../x"_s, u"A035"_s, sound));
    REQUIRE(kept.keep(morning + 1s, {}, u"A036"_s, sound));

    REQUIRE(folder.names().size() == 2);
    CHECK(folder.names()[0].endsWith(u"-front----x-A035.wav"_s));
    CHECK(folder.names()[1].endsWith(u"-hall-A036.wav"_s));
    QFile file(QDir(folder.path).filePath(folder.names()[0]));
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(parseWav(file.readAll().toStdString()).value() == sound);
}

TEST_CASE("what is older than a month goes, what isn't ours stays", "[voice][keep]")
{
    const Folder folder;
    const KeptSounds kept{folder.path};
    REQUIRE(kept.keep(morning, u"front"_s, u"A001"_s, {}));
    REQUIRE(kept.keep(morning + 24h, u"front"_s, u"A002"_s, {}));
    QFile other(QDir(folder.path).filePath(u"0-notes.wav"_s));
    REQUIRE(other.open(QIODevice::WriteOnly));

    REQUIRE(kept.keep(morning + KeptSounds::ageMax + 1h, u"front"_s, u"A003"_s, {}));

    REQUIRE(folder.names().size() == 3);
    CHECK(folder.names()[0] == u"0-notes.wav"_s);
    CHECK(folder.names()[1].endsWith(u"A002.wav"_s));
}

TEST_CASE("a folder that can't be made is told", "[voice][keep]")
{
    CHECK(KeptSounds{u"/proc/kept"_s}.keep(morning, {}, u"A001"_s, {}).error() ==
          "can't make the folder /proc/kept");
}
