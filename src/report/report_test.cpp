#include "report/report.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "base/number_text.hpp"
#include "report/sample_input.hpp"

namespace apex::report {
namespace {

/// What a command prints; the test fails unless it ends well.
std::string output_of(const std::string& command) {
    FILE* pipe = popen(command.c_str(), "r");
    std::string output;
    std::array<char, 65536> buffer{};
    while (const std::size_t n = std::fread(buffer.data(), 1, buffer.size(), pipe))
        output.append(buffer.data(), n);
    EXPECT_EQ(pclose(pipe), 0) << command;
    return output;
}

std::string file_named(const std::string& name) {
    return (std::filesystem::temp_directory_path() /
            ("apex_report_" + std::to_string(getpid()) + '_' + name))
        .string();
}

/// A report on disk, read back by poppler's tools.
class Printed {
  public:
    explicit Printed(const ReportInput& input)
        : path_(file_named(std::to_string(++count_) + ".pdf")) {
        std::ofstream(path_, std::ios::binary) << render_pdf(input);
    }
    ~Printed() { std::filesystem::remove(path_); }
    Printed(const Printed&) = delete;
    Printed& operator=(const Printed&) = delete;

    /// The text of each page, words apart by single spaces.
    std::vector<std::string> pages() const {
        std::vector<std::string> pages(1);
        bool space = false;
        for (const char c : output_of("pdftotext -raw " + path_ + " -")) {
            if (c == '\f') {
                pages.emplace_back();
            } else if (c == ' ' || c == '\n') {
                space = true;
            } else {
                if (space && !pages.back().empty()) pages.back() += ' ';
                space = false;
                pages.back() += c;
            }
        }
        pages.pop_back();
        return pages;
    }
    std::string text() const {
        std::string all;
        for (const std::string& page : pages()) all += page + '\n';
        return all;
    }
    const std::string& path() const { return path_; }
    std::string tool(const std::string& command) const {
        return output_of(command + ' ' + path_ + " 2>&1");
    }

    struct Word {
        int page;
        double left, top, right, bottom;
        std::string text;
    };
    std::vector<Word> words() const {
        std::vector<Word> words;
        std::istringstream lines(output_of("pdftotext -bbox " + path_ + " -"));
        int page = 0;
        for (std::string line; std::getline(lines, line);) {
            if (line.find("<page ") != std::string::npos) ++page;
            Word w{page, 0, 0, 0, 0, ""};
            if (std::sscanf(line.c_str(),
                            " <word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\"", &w.left,
                            &w.top, &w.right, &w.bottom) == 4) {
                w.text = line.substr(line.find('>') + 1);
                w.text.resize(w.text.rfind("</word"));
                words.push_back(w);
            }
        }
        return words;
    }

  private:
    static inline int count_ = 0;
    std::string path_;
};

/// Long, odd and hostile: what people and their enemies type.
ReportInput hostile_input() {
    ReportInput input = sample_input();
    std::string endless;
    for (int i = 0; i < 30; ++i) endless += "Extraordinarily long name ";
    input.caption = {endless,
                     "株式会社 😀 שלום עולם مرحبا بالعالم",
                     endless,
                     std::string(300, '7'),
                     "tomorrow",
                     std::string(300, 'W'),
                     "A\x01\x1b[2J\nB\xff\xfe C\u202E evil"};
    Design& d = *input.design;
    d.passes = false;
    d.governing = {"steel.torsion", endless, endless, 1.2345};
    d.checks[3].passes = false;
    d.checks[3].utilisation = 1.2345;
    d.checks[3].title = endless;
    d.criteria[1].rows[0].source = endless;
    d.criteria[1].rows[1].value = std::string(200, 'X');
    d.switches[0].words = endless + endless;
    d.assumptions.assign(40, endless);
    d.price.lines[0].item = std::string(400, 'i');
    d.document = "{\"name\":\"" + std::string(500, 'a') +
                 "\\\"b}{[\",\"deep\":" + std::string(60, '[') + std::string(60, ']') + '}';
    CabinetRow cabinet;
    d.geometry.cabinets.clear();
    d.wind.cabinets.clear();
    for (int i = 0; i < 40; ++i) {
        cabinet.width_ft = 8 + 0.1 * i, cabinet.height_ft = 1, cabinet.depth_in = 8,
        cabinet.bottom_ft = 58 - 1.4 * i, cabinet.top_ft = cabinet.bottom_ft + 1;
        cabinet.offset_x_ft = i % 3, cabinet.area_ft2 = cabinet.width_ft;
        d.geometry.cabinets.push_back(cabinet);
        CabinetWindRow wind;
        wind.cabinet = i + 1, wind.case_a_force_lbf = 300, wind.has_case_c = true;
        wind.case_c_strips.assign(6, {1, 2, 3, 4});
        d.wind.cabinets.push_back(wind);
    }
    d.geometry.overall_height_ft = d.pole.top_ft = 60;
    d.pole.length_ft = 75;
    d.footing.depth_ft = 15;
    d.footing.shape = "square";
    d.trace.push_back(
        {"equation", "an_extraordinarily_long_symbol_that_never_ends", "ft", "a(b", "x", 1.5e-9,
         "a clause that goes on and on, table 27, case 2, note 3 and further words", true});
    d.trace.push_back({"equation", "x", "", endless, std::string(300, '9'), 1, "", false});
    d.trace.push_back({"note", "", "", std::string(700, 'n'), "", 0, "", false});
    d.trace.push_back({"heading", "", "", endless, "", 0, "", false});
    return input;
}

void expect_clean_layout(const Printed& printed) {
    const auto words = printed.words();
    ASSERT_FALSE(words.empty());
    const auto is_upright = [](const Printed::Word& w) {
        return w.bottom - w.top < 2.2 * (w.right - w.left) || w.text.size() < 3;
    };
    for (const auto& w : words) {
        EXPECT_GE(w.left, 53) << w.text << " on page " << w.page;
        EXPECT_LE(w.right, 559) << w.text << " on page " << w.page;
        EXPECT_GE(w.top, 26) << w.text << " on page " << w.page;
        EXPECT_LE(w.bottom, 766) << w.text << " on page " << w.page;
        // Nothing between the text's foot and the footer; no heading as the last line.
        EXPECT_FALSE(w.bottom > 743 && w.top < 746) << w.text << " on page " << w.page;
        EXPECT_FALSE(w.page > 1 && is_upright(w) && w.bottom - w.top > 12.2 &&
                     w.bottom - w.top < 14 && w.bottom > 725)
            << "orphan: " << w.text << " on page " << w.page;
    }
    // The middle of each word's height belongs to it alone.
    for (std::size_t i = 0; i < words.size(); ++i)
        for (std::size_t j = i + 1; j < words.size() && words[j].page == words[i].page; ++j) {
            const auto &a = words[i], &b = words[j];
            if (!is_upright(a) || !is_upright(b)) continue;
            const double trim_a = 0.36 * (a.bottom - a.top), trim_b = 0.36 * (b.bottom - b.top);
            const bool overlap = a.left + 0.6 < b.right && b.left + 0.6 < a.right &&
                                 a.top + trim_a < b.bottom - trim_b &&
                                 b.top + trim_b < a.bottom - trim_a;
            EXPECT_FALSE(overlap) << '"' << a.text << "\" and \"" << b.text << "\" on page "
                                  << a.page;
        }
}

TEST(Report, EveryPageCarriesItsNumberTheHashAndTheJob) {
    const auto pages = Printed(sample_input()).pages();
    ASSERT_EQ(pages.size(), 12u);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        EXPECT_NE(pages[i].find("Page " + std::to_string(i + 1) + " of 12"), std::string::npos)
            << pages[i];
        EXPECT_NE(pages[i].find("9a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9"),
                  std::string::npos);
        EXPECT_NE(pages[i].find("Main Street pylon"), std::string::npos);
        EXPECT_NE(pages[i].find("26-104"), std::string::npos);
    }
}

TEST(Report, EveryCheckIsPrintedWithValuesAndClause) {
    const ReportInput input = sample_input();
    const std::string text = Printed(input).text();
    for (const CheckRecord& check : input.design->checks) {
        EXPECT_NE(text.find(check.id), std::string::npos) << check.id;
        EXPECT_NE(text.find(check.clause), std::string::npos) << check.clause;
        EXPECT_NE(text.find(check.load_case), std::string::npos) << check.load_case;
    }
    for (const char* row :
         {"Flexure of the pole", "ASCE 7-22 29.7 †", "1,427,784 3,818,000 lbf-in 0.37 pass",
          "11.27 11.5 ft 0.98 pass", "0.8734 1 0.87 pass", "not run"})
        EXPECT_NE(text.find(row), std::string::npos) << row;
}

TEST(Report, EveryTraceStepIsPrinted) {
    const ReportInput input = sample_input();
    const std::string text = Printed(input).text();
    ASSERT_GT(input.design->trace.size(), 90u);
    for (const StepRecord& step : input.design->trace) {
        if (step.kind == "heading") {
            EXPECT_NE(text.find(step.formula), std::string::npos) << step.formula;
        }
        // An exponent is raised: its digits are apart.
        if (step.kind != "heading" && step.kind != "note" &&
            digits(step.value).find('e') == std::string::npos) {
            EXPECT_NE(text.find(digits(step.value)), std::string::npos) << step.symbol;
        }
        const std::string clause =
            step.clause.substr(0, step.clause.find(','));  // A long one is broken there.
        EXPECT_NE(text.find(clause), std::string::npos) << step.clause;
    }
}

/// What stands between two headings of the report.
std::string between(const std::string& text, const std::string& from, const std::string& to) {
    const auto start = text.find(from);
    EXPECT_NE(start, std::string::npos) << from;
    const auto end = text.find(to, start);
    EXPECT_NE(end, std::string::npos) << to;
    return start == std::string::npos ? "" : text.substr(start, end - start);
}

TEST(Report, TheWindCasesSayWhatTheReactionsSay) {
    // A cabinet 3 ft off the axis: 115 mph, exposure C, 20 ft: K_h = 2.41 (20/2460)^(2/9.8) =
    // 0.9026, q_h = 0.00256 x 0.9026 x 115^2 = 30.56 psf; F = 30.56 x 0.85 x 0.85 x 1.80 x 48 ft2 =
    // 1,908 lbf (ASCE 7-22 29.3.1), T = 1,908 x 3 = 5,723 lbf-ft.
    ReportInput input = sample_input();
    input.design->reactions = {{"1.4D", 1400, 0, 900, 0},
                               {"1.2D + 1.0W, case A", 1200, 2304, 37000, 5723},
                               {"1.2D + 1.0W, case C on cabinet 1", 1200, 2511, 41234, 6868},
                               {"0.9D + 1.0W, case A", 900, 2304, 36500, 5723},
                               {"D + 0.6W, case A", 1000, 1382, 22000, 3434}};
    const std::string wind_cases =
        between(Printed(input).text(), "Wind cases at grade", "Reactions at");
    EXPECT_NE(wind_cases.find("case A 2,304 37,000 5,723"), std::string::npos) << wind_cases;
    EXPECT_NE(wind_cases.find("case C on cabinet 1 2,511 41,234 6,868"), std::string::npos);
    EXPECT_EQ(wind_cases.find("36,500"), std::string::npos) << "one combination only";
    EXPECT_EQ(wind_cases.find(" 0 "), std::string::npos) << "no torsion but the reactions' own";
}

TEST(Report, EveryInputOfTheDrawingsIsADimension) {
    const std::string text = Printed(sample_input()).text();
    for (const char* words : {"14'-0\"", "8'-0\"", "4'-6\"", "25'-0\"", "11'-6\"", "3'-0\" dia.",
                              "1'-3\"", "Scale 1/8\" = 1'-0\"", "Frost depth 0'-10\"",
                              "Concrete f'c 3,000 psi", "Cabinet 1: 41.6 psf, 4,658 lbf"})
        EXPECT_NE(text.find(words), std::string::npos) << words;
}

TEST(Report, SeveralPolesAreNamedAndDimensioned) {
    ReportInput input = sample_input();
    input.design->pole.count = 2;
    input.design->pole.spacing_ft = 7;
    const Printed report(input);
    const std::string text = report.text();
    for (const std::string& words :
         {"2 × " + input.design->pole.designation,
          std::string("2 equal poles, 7.00 ft centre to centre"), std::string("7'-0\""),
          std::string("Footings, all alike; below one of them"),
          std::string("Wind on each exposed pole"),
          std::string("Reactions at grade, the pole that takes most")})
        EXPECT_NE(text.find(words), std::string::npos) << words;
    expect_clean_layout(report);
}

TEST(Report, SwitchesAssumptionsWarningsAndPriceArePrinted) {
    const ReportInput input = sample_input();
    const std::string text = Printed(input).text();
    for (const Switch& each : input.design->switches) {
        EXPECT_NE(text.find(each.name), std::string::npos) << each.name;
        EXPECT_NE(text.find(each.clause.substr(0, 13)), std::string::npos) << each.clause;
    }
    EXPECT_NE(text.find("2 ◆"), std::string::npos) << "a changed switch is marked";
    EXPECT_NE(text.find("no topography was given †"), std::string::npos)
        << "an unconfirmed value is marked";
    EXPECT_NE(text.find("isolated_pole_factor is 2: half an inch of movement"), std::string::npos);
    for (const PriceLine& line : input.design->price.lines)
        EXPECT_NE(text.find(line.item), std::string::npos);
    EXPECT_NE(text.find("$29,262.37"), std::string::npos);
    EXPECT_NE(text.find("\"offset_x_ft\": 1.25"), std::string::npos) << "input echo";
}

TEST(Report, TheCoverNamesTheLoadsThatAreNotCovered) {
    // ASCE 7-22 chapters 32 (tornado), 7 (snow), 10 (ice), 12 (seismic): none is calculated.
    const std::string cover = Printed(sample_input()).pages()[0];
    EXPECT_NE(cover.find("Seismic, snow, ice and tornado loads"), std::string::npos) << cover;
}

TEST(Report, TheCentroidOfTheAreasIsNotCalledTheResultantOfWind) {
    const std::string text = Printed(sample_input()).text();
    EXPECT_EQ(text.find("The resultant of wind acts"), std::string::npos);
    EXPECT_NE(text.find("The centroid of the areas, each with the shift of Figure 29.3-1, lies "
                        "19.36 ft above grade"),
              std::string::npos);
}

TEST(Report, TheCoverSaysWhatWasNotRunAndWhy) {
    ReportInput input = sample_input();
    CheckRecord torsion;
    torsion.id = "footing.torsion";
    torsion.title = "Torsion on the footing by skin friction: no soil report gives it";
    torsion.status = "not_run";
    input.design->checks.push_back(torsion);
    const std::string cover = Printed(input).pages()[0];
    EXPECT_EQ(cover.find("All checks pass"), std::string::npos);
    EXPECT_NE(cover.find("10 checks pass"), std::string::npos) << cover;
    EXPECT_NE(cover.find("2 NOT RUN: Footing below frost; Torsion on the footing by skin friction: "
                         "no soil report gives it"),
              std::string::npos)
        << cover;
    std::erase_if(input.design->checks, [](const CheckRecord& c) { return c.status != "run"; });
    const std::string whole = Printed(input).pages()[0];
    EXPECT_NE(whole.find("All checks pass"), std::string::npos);
    EXPECT_EQ(whole.find("NOT RUN"), std::string::npos);
}

TEST(Report, LongNamesOnTheCoverAreWrappedNotCut) {
    ReportInput input = sample_input();
    const std::string title =
        "Axial force, flexure and torsion of the pole below grade, with its second order";
    input.design->governing.title = title;
    input.caption.customer = "The Consolidated Amalgamated Outdoor Signage Company of North Texas";
    input.caption.firm = "Doe, Roe, Poe and Partners, Consulting Structural Engineers, Dallas";
    input.caption.job_number = "26-104 / revision of 25-077, replaces 24-019 and 24-020";
    const Printed printed(input);
    const std::string cover = printed.pages()[0];
    for (const std::string& words :
         {title, input.caption.customer, input.caption.firm, input.caption.job_number}) {
        std::istringstream each(words);
        for (std::string word; each >> word;)
            EXPECT_NE(cover.find(word), std::string::npos) << word;
    }
    expect_clean_layout(printed);
}

TEST(Report, AFailingDesignSaysSoOnTheCover) {
    ReportInput input = sample_input();
    input.design->passes = false;
    input.design->checks[5].passes = false;
    input.design->checks[5].utilisation = input.design->governing.utilisation = 1.0004;
    const auto pages = Printed(input).pages();
    EXPECT_NE(pages[0].find("This design FAILS"), std::string::npos);
    EXPECT_NE(pages[0].find("1 of 10 checks fail"), std::string::npos);
    EXPECT_NE(pages[0].find("1.0004"), std::string::npos);
    EXPECT_EQ(pages[0].find("All checks pass"), std::string::npos);
}

TEST(Report, WithoutADesignItIsACoverThatSaysSo) {
    for (const ReportKind kind : {ReportKind::calculation_package, ReportKind::estimate}) {
        ReportInput input = sample_input();
        input.kind = kind;
        input.design.reset();
        const auto pages = Printed(input).pages();
        ASSERT_EQ(pages.size(), 1u);
        EXPECT_NE(pages[0].find("No design saved"), std::string::npos);
        EXPECT_NE(pages[0].find("Main Street pylon"), std::string::npos);
        EXPECT_EQ(pages[0].find("checks pass"), std::string::npos);
    }
}

TEST(Report, EmptyInputStillIsAPdf) {
    const auto pages = Printed(ReportInput{}).pages();
    ASSERT_EQ(pages.size(), 1u);
    EXPECT_NE(pages[0].find("Unnamed project"), std::string::npos);
    ReportInput bare;
    bare.design.emplace();
    const std::string text = Printed(bare).text();
    EXPECT_NE(text.find("No derivation was stored with this design."), std::string::npos);
    EXPECT_NE(text.find("No criteria were recorded with this design."), std::string::npos);
    EXPECT_NE(text.find("This design FAILS"), std::string::npos) << "nothing was shown to pass";
}

TEST(Report, AnEstimateIsFourPages) {
    ReportInput input = sample_input();
    input.kind = ReportKind::estimate;
    const Printed printed(input);
    const auto pages = printed.pages();
    ASSERT_EQ(pages.size(), 4u);
    EXPECT_NE(pages[1].find("14'-0\""), std::string::npos);
    EXPECT_NE(pages[2].find("$29,262.37"), std::string::npos);
    EXPECT_NE(pages[3].find("Cabinet 2 weighs 10 psf"), std::string::npos);
    expect_clean_layout(printed);
}

TEST(Report, NothingLeavesItsPlaceOrCoversAnother) { expect_clean_layout(Printed(sample_input())); }

TEST(Report, HostileInputIsHarmless) {
    const Printed printed(hostile_input());
    expect_clean_layout(printed);
    const std::string text = printed.text();
    EXPECT_NE(text.find("A[2J B�� C evil"), std::string::npos);
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
    EXPECT_EQ(text.find("\u202E"), std::string::npos);
    EXPECT_NE(text.find("This design FAILS"), std::string::npos);
    EXPECT_NE(printed.tool("qpdf --check").find("No syntax or stream encoding errors found"),
              std::string::npos);
}

TEST(Report, CharactersOutsideTheFontsAreSaidToBeMissing) {
    ReportInput input = sample_input();
    EXPECT_EQ(Printed(input).text().find("do not have"), std::string::npos);
    input.caption.customer = "株 & Co";
    const std::string cover = Printed(input).pages()[0];
    EXPECT_NE(cover.find("\uFFFD & Co"), std::string::npos) << cover;
    EXPECT_NE(cover.find("\uFFFD stands for a character that the report's fonts do not have"),
              std::string::npos);
}

TEST(Report, FontsAreEmbeddedSubsets) {
    for (const ReportInput& input : {sample_input(), hostile_input()}) {
        std::istringstream lines(Printed(input).tool("pdffonts"));
        std::string line;
        std::getline(lines, line), std::getline(lines, line);
        int fonts = 0;
        for (; std::getline(lines, line); ++fonts)
            EXPECT_NE(line.find("yes yes yes"), std::string::npos) << line;
        EXPECT_GE(fonts, 4);
    }
}

TEST(Report, HasTitleAuthorDateAndBookmarks) {
    const Printed printed(sample_input());
    const std::string info = printed.tool("TZ=UTC pdfinfo");
    for (const char* line :
         {"Main Street pylon, structural calculation package", "J. Doe, PE", "APEX 0.1.0",
          "Mon Nov 23 00:00:00 2026 UTC", "612 x 792 pts (letter)"})
        EXPECT_NE(info.find(line), std::string::npos) << line;
    const std::string objects =
        output_of("qpdf --qdf --object-streams=disable " + printed.path() + " -");
    EXPECT_NE(objects.find("/Title (5.1  Wind on cabinet 1)"), std::string::npos) << "bookmark";
}

/// Run again by the next test in other surroundings, it leaves its bytes where APEX_REPORT_OUT
/// says.
TEST(Report, IsAPdfToItsEnd) {
    const std::string bytes = render_pdf(sample_input());
    EXPECT_TRUE(bytes.starts_with("%PDF-"));
    EXPECT_TRUE(bytes.ends_with("%%EOF\n"));
    if (const char* path = std::getenv("APEX_REPORT_OUT"))
        std::ofstream(path, std::ios::binary) << bytes;
}

TEST(Report, SameInputSameBytesInEveryProcessThreadAndLocale) {
    const std::string here = render_pdf(sample_input());
    EXPECT_EQ(here, render_pdf(sample_input())) << "second time in one process";
    const std::string self = std::filesystem::read_symlink("/proc/self/exe").string();
    for (const char* surroundings : {"LANG=C",
                                     "LC_ALL=de_DE.UTF-8 LANGUAGE=ja HOME=/nowhere TZ=Asia/Tokyo "
                                     "PANGO_LANGUAGE=ja FONTCONFIG_FILE=/nowhere"}) {
        const std::string path = file_named("other.pdf");
        output_of("env " + std::string(surroundings) + " APEX_REPORT_OUT=" + path + ' ' + self +
                  " --gtest_filter=Report.IsAPdfToItsEnd");
        std::ifstream file(path, std::ios::binary);
        const std::string there(std::istreambuf_iterator<char>(file), {});
        std::filesystem::remove(path);
        EXPECT_TRUE(here == there) << surroundings;
    }
    std::array<std::string, 4> bytes;
    std::vector<std::thread> threads;
    for (std::string& each : bytes)
        threads.emplace_back([&each] { each = render_pdf(sample_input()); });
    for (std::thread& thread : threads) thread.join();
    for (const std::string& each : bytes) EXPECT_TRUE(each == here);
}

TEST(Report, AnotherInputIsOtherBytes) {
    ReportInput input = sample_input();
    input.design->reactions[0].shear_lbf += 1;
    EXPECT_NE(render_pdf(sample_input()), render_pdf(input));
}

}  // namespace
}  // namespace apex::report
