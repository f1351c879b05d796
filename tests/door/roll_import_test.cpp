// The roll from a file: what columns hold, who is who, who leaves; nothing is written before it was seen.
#include "door/hall.h"

using namespace plenary;
using namespace plenary::hall;

namespace {

std::string weighed_charter() {
  std::string rules = garden::association_charter();
  const std::string grouped = "grouped  = {";
  const auto at = rules.find(grouped);
  REQUIRE(at != rules.npos);
  return rules.replace(at, grouped.size(), "weights  = [\"plots\"]\n" + grouped);
}

struct Import {
  Hall hall{false, weighed_charter()};
  std::string officer = hall.token("riverside", hall.garden.secretary());
  std::string page;  // the newest preview

  void send(const std::string& csv) { keep(hall.send_file("/roll/import", officer, "members.csv", csv)); }
  void match(const std::string& said) { keep(hall.post("/roll/import/match", officer, "upload=" + key() + "&" + said)); }
  int write() { return hall.post("/roll/import/confirm", officer, "upload=" + key()).status; }
  [[nodiscard]] bool says(std::string_view words) const { return page.find(words) != page.npos; }
  [[nodiscard]] bool can_be_written() const { return says("/roll/import/confirm"); }
  [[nodiscard]] std::string roll() { return hall.look("/roll.csv", officer).body; }
  [[nodiscard]] std::size_t members() { return hall.garden.keeper().shown()->roll->now().members; }
  [[nodiscard]] std::string name(std::size_t n) const { return hall.garden.members()[n].name; }

 private:
  void keep(const server::Answered& answer) {
    REQUIRE_MESSAGE(answer.status == 200, answer.body);
    page = answer.body;
  }
  [[nodiscard]] std::string key() const {
    const std::string mark = "name=\"upload\" value=\"";
    const auto at = page.find(mark);
    REQUIRE(at != page.npos);
    return page.substr(at + mark.size(), page.find('"', at + mark.size()) - at - mark.size());
  }
};

}  // namespace

TEST_CASE("what foreign columns hold is said on screen, and only then is anything read or written") {
  Import it;
  const auto before = it.hall.size();
  it.send("Mitglied;Nr.;Ufer;Beete\nZo\xEB Quist;31;north;2\n");
  CHECK(it.says("no column is called name"));
  CHECK(it.says("such as Zo\u00EB Quist"));
  CHECK(it.says("Windows-1252"));
  CHECK_FALSE(it.can_be_written());
  it.match("column.0=name&column.1=ref&column.2=bank&column.3=plots");
  CHECK(it.says("1 added"));
  CHECK(it.hall.size() == before);
  CHECK(it.write() == 303);
  CHECK(it.roll().find("\"31\",\"Zo\u00EB Quist\",\"\",\"North\",\"2\"") != std::string::npos);
}

TEST_CASE("a new row with a member's name is proposed as hers, and stays new until an officer says so") {
  Import it;
  const std::string row = "77," + it.name(2) + " ,North\r\n";
  it.send("ref,name,bank\r\n" + row);
  CHECK(it.says("One new row has the name of somebody else"));
  CHECK(it.says("1 added"));
  CHECK(it.says("the member " + it.name(2)));
  it.match("same.2=" + to_string(it.hall.garden.members()[2].id));
  CHECK(it.says("0 added"));
  CHECK(it.says("1 changed"));
  CHECK(it.write() == 303);
  CHECK(it.members() == 10);
  CHECK(it.roll().find("\"77\",\"" + it.name(2) + "\",") != std::string::npos);
}

TEST_CASE("two new rows of one name are told of each other, and neither is merged by itself") {
  Import it;
  it.send("ref,name,bank\n81,\"Quist, Kit\",North\n82,kit quist,South\n");
  CHECK(it.says("Line 3 has the same name."));
  CHECK(it.says("2 added"));
  it.match("same_all=yes");
  CHECK(it.says("2 added"));
}

TEST_CASE("all refs at once: wherever one member alone has the name, the row is that member") {
  Import it;
  std::string csv = "ref,name,bank\n";
  for (std::size_t i = 0; i < 10; ++i)
    csv += fmt::format("{},{},{}\n", 100 + i, it.name(i), it.hall.garden.members()[i].bank);
  it.send(csv);
  CHECK(it.says("10 added"));
  it.match("same_all=yes");
  CHECK(it.says("0 added, 10 changed, 0 not in the file"));
  CHECK(it.write() == 303);
  CHECK(it.members() == 10);
}

TEST_CASE("who is not in the file stays, or leaves where the officer ends it, and was a member until then") {
  Import it;
  const Seq before{it.hall.size()};
  std::string csv = "name,bank\n";
  for (std::size_t i = 0; i < 8; ++i)
    csv += it.name(i) + "," + it.hall.garden.members()[i].bank + "\n";
  it.send(csv);
  CHECK(it.says("they stay: 2"));
  CHECK_FALSE(it.can_be_written());  // nothing would change
  it.match("end=yes");
  CHECK(it.says("to be ended: 2"));
  CHECK(it.write() == 303);
  CHECK(it.members() == 8);
  const auto now = it.hall.garden.keeper().shown();
  const ActorId gone = it.hall.garden.members()[9].id;
  CHECK(now->roll->find(gone, before) != nullptr);
  CHECK(now->roll->find(gone, now->next()) == nullptr);
}

TEST_CASE("the roll's own file is read again without a change, its weights and contacts too") {
  Import it;
  it.send("name,bank,contact,plots\n" + it.name(0) + ",North,garden@example.org,5/2\n");
  CHECK(it.write() == 303);
  it.send(it.roll());
  CHECK(it.says("0 added, 0 changed, 0 not in the file, 10 unchanged"));
  it.send("name,bank\n" + it.name(0) + ",South\n");  // what the file does not say stays
  CHECK(it.write() == 303);
  CHECK(it.roll().find("\"" + it.name(0) + "\",\"garden@example.org\",\"South\",\"5/2\"") != std::string::npos);
}

TEST_CASE("each refused row is told with its line and reason, and nothing is written while there is one") {
  Import it;
  const auto before = it.hall.size();
  it.send("ref,name,bank,plots\n1,,North,1\n2,Kit,East,1\n3,Lena,North,many\n4,Moe,South,1\n4,Moe,South,1\n5,Nia,South,-1\n");
  for (const char* told : {"This row has no name.", "knows no bank called", "is no weight", "stands in line 5 already"})
    CHECK_MESSAGE(it.says(told), told);
  CHECK_FALSE(it.can_be_written());
  CHECK(it.write() == 422);
  CHECK(it.hall.size() == before);
}

TEST_CASE("an import is for officers, once, and is not kept for ever") {
  Import it;
  const auto member = it.hall.token("riverside", it.hall.garden.members()[5].id);
  it.send("name,bank\nKit,North\n");
  CHECK(it.hall.post("/roll/import/match", member, "upload=x").status == 404);
  CHECK(it.write() == 303);
  CHECK(it.hall.post("/roll/import/confirm", it.officer, "upload=x").status == 422);
}
