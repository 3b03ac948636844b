package dev.opsentinel.simulator;

import java.util.List;
import java.util.Locale;

/**
 * A computer or phone.
 *
 * @param number the device's id as {@code aux_id} carries it, seven digits
 * @param app signs in and handles items
 * @param browser fills in passwords; the app itself on a phone or a build server
 * @param web the web app, where items are managed; likewise
 */
record Device(String uuid, long number, Client app, Client browser, Client web) {

  private static final String CHROME = "127.0.6533.99";

  static Device laptop(String owner, Dice dice) {
    String os = dice.of(List.of("Mac", "Mac", "Windows", "Windows", "Linux"));
    return switch (os) {
      case "Mac" ->
          computer(
              "1Password for Mac",
              dice.chance(0.5) ? "US - C02" + serial(dice) : owner + "’s \"work\" MacBook",
              "MacBookPro16,1",
              "MacOSX",
              dice.of(List.of("10.15.6", "13.2", "14.5")),
              dice);
      case "Windows" ->
          computer(
              "1Password for Windows",
              "DESKTOP-" + serial(dice),
              "Precision 5570",
              "Windows",
              dice.of(List.of("10", "11")),
              dice);
      default ->
          computer(
              "1Password for Linux",
              "lx-" + serial(dice).toLowerCase(Locale.ROOT),
              "ThinkPad X1",
              "Linux",
              "6.10.5",
              dice);
    };
  }

  static Device phone(String owner, Dice dice) {
    Client app =
        dice.chance(0.6)
            ? new Client(
                "1Password for iOS", "81038006", owner + "’s iPhone", "iPhone14,5", "iOS", "17.5.1")
            : new Client(
                "1Password for Android", "81038002", "Pixel 8", "Pixel 8", "Android", "14");
    return single(app, dice);
  }

  static Device buildServer(Dice dice) {
    return single(
        new Client(
            "1Password CLI",
            "2290001",
            "runner-" + serial(dice).toLowerCase(Locale.ROOT),
            "amd64",
            "Linux",
            "6.10.5"),
        dice);
  }

  private static Device single(Client app, Dice dice) {
    return new Device(Identifiers.lower(dice.next()), number(dice), app, app, app);
  }

  private static Device computer(
      String appName, String host, String model, String os, String osVersion, Dice dice) {
    String extension =
        dice.of(
            List.of("Chrome extension", "Chrome extension", "Edge extension", "Firefox extension"));
    return new Device(
        Identifiers.lower(dice.next()),
        number(dice),
        new Client(appName, "81036038", host, model, os, osVersion),
        new Client(
            "1Password Browser Extension",
            dice.of(List.of("20127", "20195", "20240")),
            extension,
            CHROME,
            os,
            osVersion),
        new Client("1Password for Web", "1817", "Chrome", CHROME, os, osVersion));
  }

  private static long number(Dice dice) {
    return dice.between(1_000_000, 9_999_999);
  }

  private static String serial(Dice dice) {
    return Identifiers.upper(dice.next()).substring(0, 7);
  }
}
