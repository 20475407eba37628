// Whoever uses what is published from Gradle; `-PosockRepository=FOLDER -PosockVersion=VERSION` say which.
plugins {
    application
}

repositories {
    maven { url = uri(providers.gradleProperty("osockRepository").get()) }
    mavenCentral()
}

dependencies {
    implementation(platform("dev.osock:osock-bom:${providers.gradleProperty("osockVersion").get()}"))
    implementation("dev.osock:osock")
}

java {
    toolchain { languageVersion = JavaLanguageVersion.of(25) }
}

sourceSets {
    main { java.srcDir("../class-path/src/main/java") }
}

application {
    mainClass = "consumer.Hello"
    applicationDefaultJvmArgs = listOf("--enable-native-access=ALL-UNNAMED")
}

tasks.jar {
    manifest { attributes("Main-Class" to "consumer.Hello", "Enable-Native-Access" to "ALL-UNNAMED") }
}

tasks.withType<Test> {
    jvmArgs("--enable-native-access=ALL-UNNAMED")
}
