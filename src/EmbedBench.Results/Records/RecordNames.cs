namespace EmbedBench.Results.Records;

/// <summary>How values of enumerations are written in a record.</summary>
public static class RecordNames
{
    private static readonly (RunStage Stage, string Name)[] Stages =
        [(RunStage.Base, "base"), (RunStage.Train, "train"), (RunStage.Tuned, "tuned")];

    private static readonly (Reservation Reservation, string Name)[] Reservations =
    [
        (Reservation.PartialStage, "partial-stage"), (Reservation.Overridden, "overridden"), (Reservation.UnpinnedData, "unpinned-data"),
        (Reservation.UnpinnedModel, "unpinned-model"), (Reservation.UnknownData, "unknown-data"),
        (Reservation.TwoDevices, "two-devices"),
    ];

    private static readonly (TextOverlap Overlap, string Name)[] Overlaps = [(TextOverlap.Near, "near"), (TextOverlap.Exact, "exact")];

    public static string Of(RunStage stage) => Stages.Single(pair => pair.Stage == stage).Name;

    public static string Of(Reservation reservation) => Reservations.Single(pair => pair.Reservation == reservation).Name;

    /// <summary>Of an overlap that there is: none is not written.</summary>
    public static string Of(TextOverlap overlap) => Overlaps.Single(pair => pair.Overlap == overlap).Name;

    /// <exception cref="FormatException">None of them; the message lists them.</exception>
    public static RunStage ParseStage(string name) => Find(Stages, name);

    /// <exception cref="FormatException">None of them; the message lists them.</exception>
    public static Reservation ParseReservation(string name) => Find(Reservations, name);

    /// <exception cref="FormatException">None of them; the message lists them.</exception>
    public static TextOverlap ParseOverlap(string name) => Find(Overlaps, name);

    private static T Find<T>((T Value, string Name)[] pairs, string name)
    {
        foreach ((T value, string text) in pairs)
        {
            if (text == name)
                return value;
        }

        throw new FormatException($"\"{name}\" is none of {string.Join(", ", pairs.Select(pair => pair.Name))}");
    }
}
