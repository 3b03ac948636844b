package dev.opsentinel.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One 1Password account: who belongs to it and what they share. The same seed founds the same
 * organisation.
 *
 * @param people at least one
 * @param buildServer the service account that fetches secrets for continuous integration
 */
record Organisation(
    String accountUuid,
    List<Person> people,
    Person buildServer,
    List<Vault> vaults,
    List<String> groups) {

  private static final int OFFICES = 5;

  static Organisation found(long seed, int size) {
    Dice dice = new Dice(Dice.seed(seed, 1, 0));
    String accountUuid = Identifiers.upper(dice.next());
    List<Vault> vaults =
        IntStream.range(0, 12 + size / 10).mapToObj(i -> Vault.furnished(i, dice)).toList();
    List<String> groups =
        IntStream.range(0, 6 + size / 25).mapToObj(i -> Identifiers.lower(dice.next())).toList();
    Names names = new Names("acme.example", dice);
    List<Person> people =
        IntStream.range(0, Math.max(1, size)).mapToObj(i -> hire(i, names, vaults, dice)).toList();
    return new Organisation(accountUuid, people, buildServer(vaults, dice), vaults, groups);
  }

  private static Person hire(int number, Names names, List<Vault> vaults, Dice dice) {
    Names.Name name = names.next(number);
    int site = dice.below(OFFICES);
    Place office = Place.ALL.get(site);
    Place home = dice.chance(0.85) ? office : dice.of(Place.ALL);
    List<Device> devices = new ArrayList<>();
    devices.add(Device.laptop(name.text(), dice));
    if (dice.chance(0.7)) {
      devices.add(Device.phone(name.text(), dice));
    }
    if (dice.chance(0.2)) {
      devices.add(Device.laptop(name.text(), dice));
    }
    return new Person(
        number,
        Identifiers.upper(dice.next()),
        name.text(),
        name.email(),
        false,
        number % 20 == 0,
        dice.between(7, 10),
        Whereabouts.home(home, number, dice),
        Whereabouts.office(office, site),
        List.copyOf(devices),
        some(vaults, dice.between(3, 6), dice));
  }

  private static Person buildServer(List<Vault> vaults, Dice dice) {
    Whereabouts datacentre = new Whereabouts(Place.ALL.get(2), "192.0.2.44");
    String address = Identifiers.lower(dice.next()).substring(0, 13);
    return new Person(
        -1,
        Identifiers.upper(dice.next()),
        "CI deploy",
        address + "@1passwordserviceaccounts.com",
        true,
        false,
        0,
        datacentre,
        datacentre,
        List.of(Device.buildServer(dice)),
        some(vaults, 2, dice));
  }

  private static List<Vault> some(List<Vault> vaults, int count, Dice dice) {
    Set<Vault> chosen = new LinkedHashSet<>();
    while (chosen.size() < count) {
      chosen.add(dice.of(vaults));
    }
    return chosen.stream().sorted(Comparator.comparing(Vault::uuid)).toList();
  }
}
