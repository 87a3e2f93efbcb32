// SPDX-License-Identifier: Apache-2.0
#include "app/http/certificate.h"
#include "tests/support/certificates.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch.hpp>

#include <QDateTime>
#include <QSslCertificate>

#include <fstream>
#include <sstream>

namespace hall::http {

namespace {

std::string content(const std::filesystem::path& path)
{
    std::ostringstream text;
    text << std::ifstream{path}.rdbuf();
    return text.str();
}

Time in(std::chrono::days days)
{
    return std::chrono::floor<Duration>(std::chrono::system_clock::now()) + days;
}

std::string mistakeIn(const Certificate& certificate, Time now)
{
    const auto checked = check(certificate, now);
    if (checked) {
        return "none";
    }
    return (checked.error().part == BadCertificate::Part::Key ? "key " : "chain ") +
           checked.error().what;
}

} // namespace

TEST_CASE("a certificate that no client would believe is named before it is used", "[http][tls]")
{
    using std::chrono::days;
    const test::TempDir dir;
    REQUIRE(test::makeCertificate(dir.path(), "ours"));
    REQUIRE(test::makeCertificate(dir.path(), "other"));
    REQUIRE(test::makeCertificate(dir.path(), "old", -1));
    const Certificate ours{.chain = content(dir.path() / "ours.pem"),
                           .key = content(dir.path() / "ours.key")};
    const std::string otherKey = content(dir.path() / "other.key");
    const std::string old = content(dir.path() / "old.pem");
    const Time now = in(days{0});
    const auto read = [&](const char* name) {
        return QSslCertificate::fromPath(QString::fromStdString((dir.path() / name).string()))
            .value(0);
    };
    const auto dayOf = [](const QDateTime& time) {
        return time.toUTC().date().toString(Qt::ISODate).toStdString();
    };

    CHECK(mistakeIn(ours, now) == "none");
    CHECK(mistakeIn(ours, in(days{3})) ==
          "chain has expired on " + dayOf(read("ours.pem").expiryDate()));
    CHECK(mistakeIn(ours, in(days{-1})) ==
          "chain isn't good before " + dayOf(read("ours.pem").effectiveDate()));
    CHECK(mistakeIn({.chain = ours.chain, .key = otherKey}, now) ==
          "key doesn't belong to the certificate");
    // One of those behind it.
    CHECK(mistakeIn({.chain = ours.chain + old, .key = ours.key}, now) ==
          "chain has expired on " + dayOf(read("old.pem").expiryDate()));

    for (const std::string& text : {std::string{}, std::string{"no PEM"}, ours.key}) {
        CHECK(mistakeIn({.chain = text, .key = ours.key}, now) ==
              "chain has no certificate as PEM");
    }
    for (const std::string& text : {std::string{}, std::string{"no PEM"}, ours.chain}) {
        CHECK(mistakeIn({.chain = ours.chain, .key = text}, now) ==
              "key has no private key as PEM without a password");
    }
}

} // namespace hall::http
