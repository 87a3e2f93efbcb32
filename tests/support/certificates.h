// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>

#include <filesystem>

namespace hall::test {

/// `NAME.pem` and `NAME.key` in `folder`: a certificate for 127.0.0.1 that signed itself, from now
/// on for so many days.
[[nodiscard]] inline bool
makeCertificate(const std::filesystem::path& folder, const char* name, int days = 2)
{
    using namespace Qt::StringLiterals;
    const QString script = uR"(
        printf 'subjectAltName=IP:127.0.0.1' > san
        openssl req -newkey rsa:2048 -nodes -subj /CN=hub -keyout %1.key -out %1.csr
        openssl x509 -req -in %1.csr -signkey %1.key -days %2 -extfile san -out %1.pem)"_s
                               .arg(QLatin1String{name})
                               .arg(days);
    QProcess process;
    process.setWorkingDirectory(QString::fromStdString(folder.string()));
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(u"sh"_s, {u"-ec"_s, script});
    return process.waitForFinished() && process.exitCode() == 0;
}

} // namespace hall::test
