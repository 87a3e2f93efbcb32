// SPDX-License-Identifier: Apache-2.0
#include "drivers/scanner/code_reader.h"
#include "tests/bench/samples.h"
#include "tests/bench/setup.h"
#include "tests/support/code_pictures.h"
#include "tests/support/zbar_reader.h"

#include <functional>
#include <map>
#include <string>

namespace hall::bench {

namespace {

using test::CodePicture;
using test::PictureKind;

constexpr std::uint32_t firstSeed = 20000;  // none that the reader was made with
constexpr std::int64_t picturesOfKind = 25; // 300 together

using Read = std::function<std::string(const CodePicture&)>;

std::string readWithUs(const CodePicture& picture)
{
    const auto code = scanner::readCode(
        {picture.luminance.data(), picture.size.width, picture.size.height, picture.size.width});
    return code ? code->text : std::string{};
}

/// All pictures once, each drawn, read, misses and all, and forgotten; drawing isn't timed.
/// Counters: `read_KIND`, the share that was read of each kind (`read_no_code`: in which nothing
/// was found).
void decodeFrame(benchmark::State& state,
                 test::PictureSize size,
                 std::uint32_t count,
                 const Read& read)
{
    Samples samples;
    std::map<PictureKind, std::uint32_t> right;
    std::uint32_t rounds = 0;
    while (state.KeepRunning()) {
        ++rounds;
        for (const PictureKind kind : test::pictureKinds) {
            for (std::uint32_t seed = firstSeed; seed < firstSeed + count; ++seed) {
                state.PauseTiming();
                const CodePicture picture = test::drawCodePicture(kind, size, seed);
                state.ResumeTiming();
                const auto start = std::chrono::steady_clock::now();
                const std::string text = read(picture);
                samples.addSince(start);
                right[kind] += text == picture.text ? 1 : 0;
            }
        }
    }
    samples.report(state);
    state.counters["p95_ms"] = samples.quantileMs(0.95);
    for (const auto& [kind, times] : right) {
        state.counters[std::string("read_") + nameOf(kind)] =
            static_cast<double>(times) / (count * rounds);
    }
}

} // namespace

void addDecodeFrame(const Setup& setup)
{
    const auto count = static_cast<std::uint32_t>(setup.scaled(picturesOfKind));
    const auto add = [count](const char* name, test::PictureSize size, const Read& read) {
        benchmark::RegisterBenchmark(name, [size, count, read](benchmark::State& state) {
            decodeFrame(state, size, count, read);
        })->Unit(benchmark::kMillisecond);
    };
    add("DecodeFrame/720p", {1280, 720}, &readWithUs);
    add("DecodeFrame/1080p", {1920, 1080}, &readWithUs);
    add("DecodeFrameZbar/720p", {1280, 720}, &test::readWithZbar);
    add("DecodeFrameZbar/1080p", {1920, 1080}, &test::readWithZbar);
}

} // namespace hall::bench
