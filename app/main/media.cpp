// SPDX-License-Identifier: Apache-2.0
#include "app/main/media.h"

#include <QGuiApplication>

#include <algorithm>
#include <array>
#include <cstdio>
#include <unistd.h>
#include <vector>

namespace hall::media {

using namespace Qt::StringLiterals;

namespace {

struct Command
{
    QStringView word;
    int (*run)(const QStringList&) = nullptr;
};

constexpr std::array commands{Command{u"play", &playCommand}, Command{u"scan", &scanCommand}};

constexpr auto usage =
    "usage: paihao-media play [--rate N] [--device NAME] [--volume PERCENT]\n"
    "  plays what stands behind each \"play ID BYTES\" line on standard input\n"
    "       paihao-media scan [camera | pictures:DIR | VIDEO] [--all-formats]\n"
    "  says the codes that come before the camera, into the folder or in the video\n"
    "       paihao-media scan --once FILE...\n"
    "  says the code in each picture; 1 when one has none\n";

} // namespace

int refuse(const QString& why)
{
    std::fprintf(stderr, "paihao-media: %s\n%s", qPrintable(why), usage);
    return WrongUse;
}

void say(const QByteArray& line)
{
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

void beginAnew()
{
    const QStringList words = QCoreApplication::arguments();
    std::vector<QByteArray> arguments;
    arguments.reserve(static_cast<std::size_t>(words.size()));
    for (const QString& word : words) {
        arguments.push_back(word.toLocal8Bit());
    }
    std::vector<char*> pointers;
    pointers.reserve(arguments.size() + 1);
    for (QByteArray& argument : arguments) {
        pointers.push_back(argument.data());
    }
    pointers.push_back(nullptr);
    ::execv("/proc/self/exe", pointers.data());
}

} // namespace hall::media

int main(int argc, char** argv)
{
    using namespace Qt::StringLiterals;
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    const QGuiApplication application{argc, argv};
    const QStringList words = QCoreApplication::arguments().mid(1);
    const auto* command = std::ranges::find(
        hall::media::commands, QStringView{words.value(0)}, &hall::media::Command::word);
    if (command == hall::media::commands.end()) {
        return hall::media::refuse(u"which command?"_s);
    }
    return command->run(words.mid(1));
}
