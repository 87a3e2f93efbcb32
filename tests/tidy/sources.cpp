// SPDX-License-Identifier: Apache-2.0
#include "tests/tidy/sources.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

namespace hall::tidy {

namespace {

constexpr std::array<std::string_view, 6> roots{
    "app", "drivers", "packaging", "resources", "tests", "ui"};

bool isOurs(const std::filesystem::path& path)
{
    const std::string name = path.filename().string();
    const std::string extension = path.extension().string();
    return extension == ".h" || extension == ".cpp" || extension == ".cmake" ||
           extension == ".sh" || name == "CMakeLists.txt" || name == "start" || name == "check" ||
           name == "run";
}

Source readSource(const std::filesystem::path& root, const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    return makeSource(std::filesystem::relative(path, root).generic_string(), text);
}

} // namespace

bool Source::isHeader() const
{
    return path.ends_with(".h");
}

bool Source::isCpp() const
{
    return isHeader() || path.ends_with(".cpp");
}

std::string Source::folder() const
{
    const std::size_t first = path.find('/');
    if (first == std::string::npos) {
        return {};
    }
    const std::string_view top = std::string_view(path).substr(0, first);
    return path.substr(0, top == "tests" ? first : path.find('/', first + 1));
}

std::string Source::name() const
{
    return path.substr(path.rfind('/') + 1);
}

Source makeSource(std::string path, std::string_view text)
{
    Source source{std::move(path), {}};
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        source.lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return source;
}

std::vector<Source> readSources(const std::filesystem::path& root)
{
    std::vector<Source> sources{readSource(root, root / "CMakeLists.txt")};
    std::vector<std::filesystem::path> folders{root / ".ci"};
    std::ranges::transform(
        roots, std::back_inserter(folders), [&](std::string_view top) { return root / top; });
    for (const auto& folder : folders) {
        if (!std::filesystem::exists(folder)) {
            continue;
        }
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
            if (entry.is_regular_file() && isOurs(entry.path())) {
                sources.push_back(readSource(root, entry.path()));
            }
        }
    }
    std::ranges::sort(sources, {}, &Source::path);
    return sources;
}

std::string_view code(std::string_view line)
{
    std::size_t comment = line.find("//");
    // The // of an address in a string begins no comment.
    while (comment != std::string_view::npos && comment > 0 && line[comment - 1] == ':') {
        comment = line.find("//", comment + 2);
    }
    return line.substr(0, comment);
}

} // namespace hall::tidy
