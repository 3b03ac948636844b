package dev.opsentinel.simulator;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Gives out names and addresses; no address twice. */
final class Names {
  /** A name and the local part of its address. */
  record Name(String text, String email) {}

  private static final List<String> GIVEN =
      List.of(
          "Ada", "Amir", "Anna", "Ben", "Carla", "Chen", "Dana", "David", "Elena", "Emil", "Fatima",
          "Finn", "Grace", "Hugo", "Ines", "Ivan", "Jana", "Jonas", "Kofi", "Laura", "Liam", "Maya",
          "Noah", "Nora", "Omar", "Paula", "Priya", "Quinn", "Rosa", "Sam", "Tara", "Viktor");

  private static final List<String> FAMILY =
      List.of(
          "Abbott", "Bakker", "Costa", "Dubois", "Evans", "Fischer", "Garcia", "Haddad", "Ito",
          "Jansen", "Khan", "Levi", "Meyer", "Novak", "Okafor", "Patel", "Rossi", "Silva", "Tanaka",
          "Urban", "Vargas", "Wagner", "Yilmaz", "Zhang");

  /** What breaks careless code: other scripts, apostrophes, hyphens, length, right-to-left text. */
  private static final List<Name> UNUSUAL =
      List.of(
          new Name("Siobhán O'Neill", "Siobhan.ONeill"),
          new Name("Zoë D’Angelo-Łukasiewicz", "zoe.dangelo"),
          new Name("山田 太郎", "taro.yamada"),
          new Name("נועה כהן", "noa.cohen"),
          new Name("Мария Иванова", "maria.ivanova"),
          new Name("محمد الفارسي", "m.alfarsi"),
          new Name("José \"Pepe\" Núñez", "jose.nunez+1password"),
          new Name("Li", "li"),
          new Name("Björk Guðmundsdóttir 🎧", "bjork"),
          new Name(
              "Maria Theresia Walburga Amalia Christina von Habsburg-Lothringen und zu"
                  + " Hohenzollern-Sigmaringen, Freifrau von und zu Guttenberg-Fürstenfeldbruck",
              "MT.vonHabsburg"));

  private final String domain;
  private final Dice dice;
  private final Set<String> taken = new HashSet<>();

  Names(String domain, Dice dice) {
    this.domain = domain;
    this.dice = dice;
  }

  /** Every ninth person has an unusual name, while there are some. */
  Name next(int number) {
    if (number % 9 == 1 && number / 9 < UNUSUAL.size()) {
      Name unusual = UNUSUAL.get(number / 9);
      return new Name(unusual.text(), unusual.email() + "@" + domain);
    }
    String given = dice.of(GIVEN);
    String family = dice.of(FAMILY);
    String plain = given + "." + family;
    String local = taken.add(plain) ? plain : plain + number;
    boolean asTyped = dice.chance(0.15);
    return new Name(
        given + " " + family, (asTyped ? local : local.toLowerCase(Locale.ROOT)) + "@" + domain);
  }
}
