// Secrets taken out of texts before they are kept, shown or sent.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace apex::runbook {

class Redactor {
  public:
    /// Texts of less than six characters are no secrets: they would take words apart.
    void know(std::string_view secret);
    /// The values of variables whose names speak of a secret: *PASSWORD*, *SECRET*, *TOKEN*, *KEY*.
    void know_environment(const std::map<std::string, std::string>& environment);
    /// The first line of every file below a folder; a folder that is not there holds none.
    void know_files(const std::string& folder);

    /// With *** for every known secret, password in a URL, credential in a header and value given
    /// to a name that speaks of a secret.
    std::string operator()(std::string_view text) const;

  private:
    std::vector<std::string> secrets_;  ///< longest first
};

}  // namespace apex::runbook
