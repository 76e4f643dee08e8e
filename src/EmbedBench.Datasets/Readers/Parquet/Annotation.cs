namespace EmbedBench.Datasets.Readers.Parquet;

/// <summary>What the values of a column mean beyond how they are stored.</summary>
internal enum Annotation
{
    None,
    Text,
    List,
    Date,
    Milliseconds,
    Microseconds,
    Nanoseconds,
    Unsigned,
    Signed,

    /// <summary>A meaning that has no text here: maps, decimals, times of day, identifiers, …</summary>
    Other,
}

/// <summary>The two ways in which a footer says it; the newer one comes first.</summary>
internal static class Annotations
{
    public static Annotation Of(CompactStructure? logicalType, long? convertedType) =>
        logicalType?.Ids.FirstOrDefault() is { } kind and not 0
            ? OfLogicalType(kind, logicalType.Structure(kind))
            : OfConvertedType(convertedType);

    // A union: the one field that is there says which.
    private static Annotation OfLogicalType(int kind, CompactStructure? options) => kind switch
    {
        1 or 4 or 12 => Annotation.Text,
        3 => Annotation.List,
        6 => Annotation.Date,
        8 => options?.Structure(2)?.Ids.FirstOrDefault() switch
        {
            1 => Annotation.Milliseconds,
            2 => Annotation.Microseconds,
            3 => Annotation.Nanoseconds,
            _ => Annotation.Other,
        },
        10 => options?.Flag(2) == false ? Annotation.Unsigned : Annotation.Signed,
        11 => Annotation.None,
        _ => Annotation.Other,
    };

    private static Annotation OfConvertedType(long? code) => code switch
    {
        null => Annotation.None,
        0 or 4 or 19 => Annotation.Text,
        3 => Annotation.List,
        6 => Annotation.Date,
        9 => Annotation.Milliseconds,
        10 => Annotation.Microseconds,
        >= 11 and <= 14 => Annotation.Unsigned,
        >= 15 and <= 18 => Annotation.Signed,
        _ => Annotation.Other,
    };
}
